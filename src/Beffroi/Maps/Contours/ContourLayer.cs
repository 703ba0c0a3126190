using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Beffroi.Maps.Contours;

/// <summary>Which territories a file draws, and what is kept of them.</summary>
internal enum LayerKind
{
    /// <summary>Contours of the intercommunalités: the map, and a centre for each.</summary>
    Intermunicipalities,

    /// <summary>A point for each commune: nearer distances.</summary>
    Municipalities,
}

/// <summary>What was imported of one kind, replaced whole. A row without content is a first try that has not succeeded.</summary>
internal sealed class ContourLayer
{
    public required LayerKind Kind { get; init; }

    /// <summary>The address or the name of the file that it came from.</summary>
    public required string Source { get; set; }

    public required DateTimeOffset ImportedAt { get; set; }

    /// <summary>SHA-256 of the content in hexadecimal; empty without content.</summary>
    public required string Hash { get; set; }

    /// <summary>Territories in it.</summary>
    public required int Count { get; set; }

    /// <summary>A GeoJSON, simplified and packed with gzip.</summary>
    public byte[]? Content { get; set; }

    /// <summary>Code of the refusal of the first try; empty when it was not refused.</summary>
    public string Refusal { get; set; } = "";
}

internal sealed class ContourLayerMapping : IEntityTypeConfiguration<ContourLayer>
{
    public const int LongestSource = 500;

    public void Configure(EntityTypeBuilder<ContourLayer> builder)
    {
        builder.ToTable("maps_contour_layer");
        builder.HasKey(l => l.Kind);
        builder.Property(l => l.Kind).HasConversion<string>().HasMaxLength(40);
        builder.Property(l => l.Source).HasMaxLength(LongestSource);
        builder.Property(l => l.Hash).HasMaxLength(64);
        builder.Property(l => l.Refusal).HasMaxLength(80);
    }
}
