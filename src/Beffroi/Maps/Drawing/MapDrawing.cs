namespace Beffroi.Maps.Drawing;

/// <summary>The territories of the Region as shapes of an SVG, ready to be written.</summary>
/// <param name="Width">Of the view box.</param>
/// <param name="Height">Of the view box.</param>
/// <param name="Shapes">In reading order: from north to south, then from west to east.</param>
internal sealed record MapDrawing(int Width, int Height, IReadOnlyList<Shape> Shapes);

/// <param name="Code">SIREN of the EPCI.</param>
/// <param name="Path">The <c>d</c> of a path.</param>
/// <param name="Centre">Inside it, where a mark stands.</param>
/// <param name="Words">Lines written on it, when there is room for them.</param>
internal sealed record Shape(string Code, string Path, (double X, double Y) Centre, IReadOnlyList<string> Words);
