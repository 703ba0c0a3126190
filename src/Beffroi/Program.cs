using Beffroi;
using Beffroi.Platform.CommandLine;

return await Verb.Run(Modules.Verbs(), args);
