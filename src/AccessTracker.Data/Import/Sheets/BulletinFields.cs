using AccessTracker.Data.Records.Kinds;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>
/// What columns of a centre's daily bulletin tell: of each governorate how many violations were reported, and whether anybody watched there. A row is
/// what a row of the bulletin's form is.
/// </summary>
internal static class BulletinFields
{
    public const string Arrangement = "allegations.arrangement";
    public const string Centre = "allegations.centre";
    public const string Count = "allegations.count";
    public const string Day = "allegations.day";
    public const string Governorate = "allegations.governorate";
    public const string Source = "allegations.source";

    /// <summary>Whether the centre watched there that day; blank: a count says that it did.</summary>
    public const string Monitored = "bulletin.monitored";

    public const string Yes = "yes";

    /// <summary>What a violation is where no column says more; the form takes the same.</summary>
    public const string UsualKind = "violation";

    /// <summary>What kind of violation it was.</summary>
    public static SheetField Kind { get; } = Of("kind", c => c with { Required = false });

    // A bulletin is one day of one centre, whoever tells of more than that sends a list of allegations.
    public static IReadOnlyList<SheetField> All { get; } =
    [
        Of("day"),
        Of("centre", c => c with { Required = true }),
        Of("governorate", c => c with { Required = true }),
        Of("count", c => c with { Required = true }),
        Of("arrangement"),
        Kind,
        Of("party"),
        Of("description", c => c with
        {
            Headings = new(
                "Description; Details; Note; Notes; Remarks; Comments", "الوصف; ملاحظات; ملاحظة; التفاصيل",
                "Description; Remarques; Observations; Note"),
        }),
        Of("source"),
        new(Monitored, null, new RecordColumn("monitored", CellType.Word, "#status+monitored")
        {
            Words = [Yes, "no"],
            Headings = new(
                "Monitored; Watched; Monitored (yes/no); Watched (yes/no); Monitoring; Covered; Observed",
                "مراقب; مراقبة; تمت المراقبة; المراقبة; الرصد; تم الرصد", "Surveillé; Observé; Surveillance; Couvert"),
        }),
    ];

    /// <summary>What the form makes of the others too: the entry's own ref, and that it was received on its day.</summary>
    public static IReadOnlyList<SheetField> Made { get; } = [Of("ref"), Of("received_on")];

    private static SheetField Of(string column, Func<RecordColumn, RecordColumn>? change = null)
    {
        var own = RecordKinds.Allegations.Find(column)!;
        return new($"{RecordKinds.Allegations.Sheet}.{column}", RecordKinds.Allegations, change?.Invoke(own) ?? own);
    }
}
