using System.Security.Cryptography;

namespace Beffroi.Platform;

/// <summary>What people call a thing by, on the telephone and on paper: « DOS-7K4M-2QX9 ». Drawn, not counted: it says nothing of how many there are.</summary>
public static class Reference
{
    /// <summary>Without those that are read for another.</summary>
    private const string Letters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    /// <param name="sort">What it is: « STR », « PC », « DOS ».</param>
    public static string Draw(string sort) => $"{sort}-{RandomNumberGenerator.GetString(Letters, 4)}-{RandomNumberGenerator.GetString(Letters, 4)}";
}
