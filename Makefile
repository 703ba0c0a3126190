# make run · dev · test · check · check-deep · bench · dist · theme — see CONTRIBUTING.md
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := run
MAKEFLAGS += --no-print-directory
export DOTNET_NOLOGO := 1
export DOTNET_CLI_TELEMETRY_OPTOUT := 1

SUITES := Beffroi.Rules.Tests Beffroi.Tests Beffroi.Browser.Tests
CLIENT := $(wildcard src/Beffroi/Client/*.ts)
# A laptop has no antivirus: a demonstration says so. Anywhere else, files stay off until somebody checks them.
NO_CLAMD := $$([[ $${BEFFROI_DEMONSTRATION:-true} != true ]] || echo none)
NPM := npm ci --no-audit --no-fund --loglevel=error

.PHONY: run dev test check check-deep bench dist theme territories migration format clean

## Build what changed and serve http://localhost:8080 in demonstration mode, where nobody checks files unless BEFFROI_CLAMD says who.
run: artifacts/client.built
	@BEFFROI_DEMONSTRATION=$${BEFFROI_DEMONSTRATION:-true} BEFFROI_CLAMD=$${BEFFROI_CLAMD-$(NO_CLAMD)} ./beffroi serve

## The same, rebuilt at each change of a source.
dev: artifacts/client.built
	@build/sdk.sh
	@trap 'kill 0' EXIT; \
	$(if $(CLIENT),node build/client.mjs --watch &) \
	BEFFROI_DEMONSTRATION=$${BEFFROI_DEMONSTRATION:-true} BEFFROI_CLAMD=$${BEFFROI_CLAMD-$(NO_CLAMD)} DOTNET_WATCH_RESTART_ON_RUDE_EDIT=1 \
	dotnet watch --project src/Beffroi --non-interactive -- serve

## Every suite, HTTP tests on SQLite and PostgreSQL. Arguments of the runner: make test ARGS='-class *Resumes*'
test: artifacts/client.built
	@build/test.sh $(SUITES) -- $(ARGS)

## Format, analyzers, licences and advisories, stale generated files.
check: node_modules/.package-lock.json
	@dotnet build Beffroi.slnx --no-incremental -p:RunAnalyzers=true --nologo --verbosity quiet
	@dotnet format Beffroi.slnx --verify-no-changes --no-restore --exclude src/Beffroi/Platform/Database/Migrations
	@npx tsc --noEmit --project src/Beffroi/Client
	@node build/licences.mjs
	@npm run --silent theme:check
	@node build/territories.mjs --check
	@echo "check: nothing to say."

## Long runs: 100,000 cases a law and as many mutated files and expressions; every suite with twenty kills in a row, kills and starts on
## both databases, every state of every page looked at; then the mutation score of the rules.
check-deep: check
	@BEFFROI_CASES=100000 build/test.sh Beffroi.Rules.Tests
	@BEFFROI_DEEP=true BEFFROI_KILLS=20 $(MAKE) test
	@dotnet tool restore --verbosity quiet
	@cd tests/Beffroi.Rules.Tests && BEFFROI_MUTATION=true BEFFROI_CASES=300 dotnet stryker --config-file stryker-config.json --output ../../artifacts/mutation

## Measures against the budgets (docs/benchmarks.md), answers of the peers compared first: make bench ARGS='--only rules --strict'
bench: artifacts/client.built node_modules/.package-lock.json
	@build/need.sh chromium-headless-shell chromium-headless-shell fonts-liberation 2>/dev/null || build/need.sh chromium chromium fonts-liberation
	@build/program.sh
	@dotnet build bench/Beffroi.Bench --configuration Release --nologo --verbosity quiet
	@build/with-postgres.sh dotnet artifacts/bin/Beffroi.Bench/release/Beffroi.Bench.dll $(ARGS)

## A self-contained folder, artifacts/dist.
dist: artifacts/client.built
	@dotnet publish src/Beffroi --configuration Release --runtime linux-x64 --self-contained \
	  --output artifacts/dist --nologo --verbosity quiet
	@cp -r regions LICENSE package.json package-lock.json artifacts/dist/
	@cd artifacts/dist && $(NPM) --omit=dev
	@echo "dist: artifacts/dist ($$(du -sh artifacts/dist | cut -f1)); run artifacts/dist/Beffroi serve"

theme: node_modules/.package-lock.json
	@npm run --silent theme

## Renew src/Beffroi/Territories/Reference from npm.
territories: node_modules/.package-lock.json
	@node build/territories.mjs

## A migration for each database: make migration NAME=AddOperators
migration:
	@test -n "$(NAME)" || { echo "make migration NAME=WhatItDoes" >&2; exit 2; }
	@dotnet tool restore --verbosity quiet
	@dotnet build tests/Beffroi.Tests --configuration Release --nologo --verbosity quiet
	@for provider in Sqlite Postgres; do \
	  dotnet ef migrations add $(NAME) --no-build --configuration Release --project src/Beffroi --startup-project tests/Beffroi.Tests \
	    --context $${provider}BeffroiDb --output-dir Platform/Database/Migrations/$$provider; \
	done
	@sed -i '1s/^\xEF\xBB\xBF//' src/Beffroi/Platform/Database/Migrations/*/*.cs
	@node build/migrations.mjs

format:
	@dotnet format Beffroi.slnx --exclude src/Beffroi/Platform/Database/Migrations

clean:
	@rm -rf artifacts node_modules

# npm is called here and never by MSBuild: `dotnet build` alone succeeds. The page works without these scripts.
artifacts/client.built: $(CLIENT) $(if $(CLIENT),node_modules/.package-lock.json)
	@$(if $(CLIENT),node build/client.mjs)
	@mkdir -p artifacts && touch $@

node_modules/.package-lock.json: package-lock.json
	@build/need.sh node nodejs npm
	@$(NPM)
	@touch $@
