namespace Beffroi.Rules;

/// <summary>What a case file asks that a fact may have said before.</summary>
public enum FileField
{
    /// <summary>The commune of the project.</summary>
    Place,

    /// <summary>What the structure is: an <see cref="ApplicantKind"/>.</summary>
    Applicant,

    /// <summary>The jobs that the project creates, in full-time equivalents.</summary>
    Jobs,

    /// <summary>Those of them that have no end (CDI).</summary>
    PermanentJobs,

    /// <summary>The de minimis aids of the last three years, in euros.</summary>
    DeMinimis,
}

/// <summary>What a fact says already of a case file.</summary>
/// <param name="Field">Where the file asks it.</param>
/// <param name="Applicants">Of <see cref="FileField.Applicant"/>: what each value of the fact says; one that is not here says nothing.</param>
public sealed record FileAnswer(FileField Field, IReadOnlyDictionary<string, ApplicantKind> Applicants);
