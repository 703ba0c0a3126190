using Beffroi.Platform.Files;

namespace Beffroi.Organisations.Shelf;

/// <summary>What the fields of a document are shown with.</summary>
internal sealed record FieldsShown(ShelfForm Form, Lasting Lasting, FilesOptions Options, string FileLabel, bool FileOptional = false, string FileHint = "");
