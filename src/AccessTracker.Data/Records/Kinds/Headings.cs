namespace AccessTracker.Data.Records.Kinds;

/// <summary>
/// How partners head a column of their sheets, in each language. The first heads the templates. A heading that is not here is
/// proposed at most, never taken.
/// </summary>
public sealed class Headings(string english, string arabic)
{
    public static readonly Headings Place = new(
        "Place; Location; Location name; Community; Town; Village; Site; Area; Destination; Place name; Name of place; Location code; P-code; Pcode",
        "المكان; الموقع; اسم الموقع; اسم المكان; البلدة; القرية; المنطقة; المدينة; التجمع; الوجهة; رمز الموقع");

    public static readonly Headings Note = new(
        "Note; Notes; Remarks; Comments; Comment; Observations",
        "ملاحظة; ملاحظات; تعليق; تعليقات; الملاحظات");

    public static readonly Headings Source = new(
        "Source; Data source; Reported by; Reference",
        "المصدر; مصدر; مصدر المعلومات; الجهة المبلغة");

    public static readonly Headings Authority = new(
        "Authority; Decided by; List keeper",
        "الجهة; السلطة; الجهة المعنية");

    public static readonly Headings Party = new(
        "Party; By whom; Controlling party; Decided by party",
        "الطرف; الطرف المسؤول; من قبل");

    public static readonly Headings Track = new(
        "Track; Type of convoy",
        "المسار; نوع القافلة");

    public static readonly Headings Line = new(
        "Line; Cross-line or cross-border; Modality",
        "الخط; عبر الخطوط أو الحدود");

    public static readonly Headings Request = new(
        "Request; Request number; Request ref; Request no; Request ID",
        "الطلب; رقم الطلب; مرجع الطلب");

    public static readonly Headings Convoy = new(
        "Convoy; Convoy number; Convoy no; Convoy ref; Convoy ID; Convoy code; Mission",
        "القافلة; رقم القافلة; رمز القافلة; مرجع القافلة");

    public static readonly Headings Description = new(
        "Description; Details; What happened",
        "الوصف; التفاصيل; وصف الحادث; ماذا حدث");

    public IReadOnlyList<string> English { get; } = Items(english);

    public IReadOnlyList<string> Arabic { get; } = Items(arabic);

    private static string[] Items(string list) => list.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
