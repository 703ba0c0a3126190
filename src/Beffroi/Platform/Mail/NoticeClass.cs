namespace Beffroi.Platform.Mail;

/// <summary>Letters that a person may do without: what they say is also on a page. Whatever is about security or money, and whatever was asked for, has none.</summary>
/// <param name="Id">What the rows hold, 40 characters at most; it outlives the words.</param>
/// <param name="Words">On the page where one chooses.</param>
/// <param name="Explained">Which letters these are.</param>
public sealed record NoticeClass(string Id, string Words, string Explained)
{
    internal const int LongestId = 40;
}
