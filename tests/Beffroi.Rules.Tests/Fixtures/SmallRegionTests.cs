namespace Beffroi.Rules.Tests.Fixtures;

public sealed class SmallRegionTests
{
    [Fact]
    public void The_small_region_is_sound()
    {
        using var folder = RegionFolder.Small();
        var catalogue = folder.ReadSound();
        Assert.Equal(["emploi", "conseil", "pret"], catalogue.Schemes.Select(s => s.Id));
        Assert.Equal(17, catalogue.Facts.Count);
        Assert.Equal(64, catalogue.Hash.Length);
    }
}
