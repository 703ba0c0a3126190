using Beffroi.Platform.Audit;
using Beffroi.Platform.Documents;

namespace Beffroi.Organisations.Shelf;

internal sealed record DocumentShelved(OrganisationId Organisation, PieceId Piece, string Kind, int Number) : OrganisationEvent(Organisation), IAuditedEvent
{
    public static string Name => "document-shelved";

    public string Tell() => Number == 1 ? $"Document ajouté au classeur ({Kind})." : $"Document du classeur remplacé ({Kind}, version {Number}).";
}

internal sealed record DocumentWithdrawn(OrganisationId Organisation, ShelfDocumentId Document, string Kind) : OrganisationEvent(Organisation), IAuditedEvent
{
    public static string Name => "document-withdrawn";

    public string Tell() => $"Document retiré du classeur ({Kind}).";
}

internal sealed record ShelfStated(OrganisationId Organisation, StoredDocumentId Statement) : OrganisationEvent(Organisation), IAuditedEvent
{
    public static string Name => "shelf-stated";

    public string Tell() => "État du classeur demandé, en PDF.";
}
