using Beffroi.Rules;

namespace Beffroi.Catalogue.Meet;

/// <summary><c>meetings.yaml</c>.</summary>
internal sealed class MeetingsFile : IRegionFile
{
    public string Name => "meetings.yaml";

    public Meetings Meetings { get; private set; } = new("", []);

    public void Read(YamlMap root, string folder, SchemeCatalogue? catalogue)
    {
        var body = Typography.Typeset(root.Text("instance"));
        var meetings = new List<Meeting>();
        foreach (var map in root.Maps("réunions"))
        {
            var meeting = new Meeting(map.RequiredDate("date"), map.Date("complet_avant"), SourceReader.Required(map));
            map.Close();
            if (meetings.Exists(m => m.On == meeting.On))
                root.Diagnostics.Add(map.Place, DiagnosticCodes.RepeatedId, $"two meetings on {French.Date(meeting.On)}");
            if (meeting.CompleteBy >= meeting.On)
                root.Diagnostics.Add(map.Place, DiagnosticCodes.OutsideDomain, $"« complet_avant » comes before the meeting of {French.Date(meeting.On)}");
            meetings.Add(meeting);
        }
        root.Close();
        Meetings = new(body, [.. meetings.OrderBy(m => m.On)]);
    }
}
