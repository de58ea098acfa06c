namespace AccessTracker.Data.Records.Kinds;

/// <summary>
/// How partners head a column of their sheets, in each language. The first heads the templates. A heading that is not here is
/// proposed at most, never taken.
/// </summary>
public sealed class Headings(string english, string arabic, string french = "")
{
    public static readonly Headings Place = new(
        "Place; Location; Location name; Community; Town; Village; Site; Area; Destination; Place name; Name of place; Location code; P-code; Pcode; "
            + "Locality; City; Settlement; Delivery location; Delivery point",
        "المكان; الموقع; اسم الموقع; اسم المكان; البلدة; القرية; المنطقة; المدينة; التجمع; الوجهة; رمز الموقع",
        "Lieu; Localité; Site; Destination; Ville; Village; Commune; Communauté; Nom du lieu; Lieu de livraison; Code du lieu");

    public static readonly Headings Note = new(
        "Note; Notes; Remarks; Comments; Comment; Observations",
        "ملاحظة; ملاحظات; تعليق; تعليقات; الملاحظات",
        "Remarque; Remarques; Commentaire; Commentaires");

    public static readonly Headings Source = new(
        "Source; Data source; Reported by; Reference",
        "المصدر; مصدر; مصدر المعلومات; الجهة المبلغة",
        "Source des données; Source de l'information; Rapporté par");

    public static readonly Headings Authority = new(
        "Authority; Decided by; List keeper",
        "الجهة; السلطة; الجهة المعنية",
        "Autorité; Autorités; Autorité concernée");

    public static readonly Headings Party = new(
        "Party; By whom; Controlling party; Decided by party",
        "الطرف; الطرف المسؤول; من قبل",
        "Partie; Partie responsable");

    public static readonly Headings Track = new(
        "Track; Type of convoy",
        "المسار; نوع القافلة",
        "Type de convoi");

    public static readonly Headings Line = new(
        "Line; Cross-line or cross-border; Modality",
        "الخط; عبر الخطوط أو الحدود",
        "Ligne; Modalité");

    public static readonly Headings Request = new(
        "Request; Request number; Request ref; Request no; Request ID",
        "الطلب; رقم الطلب; مرجع الطلب",
        "Demande; Numéro de la demande; N° de demande; N° de la demande; Réf. de la demande");

    public static readonly Headings Convoy = new(
        "Convoy; Convoy number; Convoy no; Convoy ref; Convoy ID; Convoy code; Mission",
        "القافلة; رقم القافلة; رمز القافلة; مرجع القافلة",
        "Convoi; Numéro du convoi; N° du convoi; N° de convoi; N° convoi; Réf. du convoi");

    public static readonly Headings Description = new(
        "Description; Details; What happened",
        "الوصف; التفاصيل; وصف الحادث; ماذا حدث",
        "Détails; Que s'est-il passé");

    public static readonly Headings ArabicName = new(
        "Arabic name; Name (Arabic); Name in Arabic",
        "الاسم; الاسم بالعربية; الاسم العربي",
        "Nom en arabe; Nom arabe");

    public static readonly Headings Day = new(
        "Date; Day",
        "التاريخ; اليوم",
        "Date; Jour");

    public static readonly Headings From = new(
        "From; Since; Start date; From date",
        "من; من تاريخ; منذ; تاريخ البدء",
        "Du; Depuis; Date de début");

    public static readonly Headings Until = new(
        "Until; To; Last day; End date",
        "حتى; إلى تاريخ; تاريخ الانتهاء",
        "Au; Jusqu'au; Date de fin");

    public static readonly Headings Due = new(
        "Due; Due on; Due date",
        "الاستحقاق; تاريخ الاستحقاق",
        "Échéance; Prévu le");

    public static readonly Headings Governorate = new(
        "Governorate; Admin1; Province; Mohafaza",
        "المحافظة; محافظة",
        "Gouvernorat");

    public static readonly Headings Arrangement = new(
        "Arrangement; Agreement; Arrangement code",
        "الترتيب; الاتفاق; رمز الترتيب",
        "Arrangement; Accord");

    public static readonly Headings PartyCode = new(
        "Party; Party code",
        "الطرف; رمز الطرف",
        "Partie; Code de la partie");

    public static readonly Headings Centre = new(
        "Centre; Center; Centre code",
        "المركز; رمز المركز",
        "Centre; Code du centre");

    public static readonly Headings Route = new(
        "Route; Road; Route code",
        "الطريق; رمز الطريق; المعبر",
        "Itinéraire; Route");

    public IReadOnlyList<string> English { get; } = Items(english);

    public IReadOnlyList<string> Arabic { get; } = Items(arabic);

    public IReadOnlyList<string> French { get; } = Items(french);

    private static string[] Items(string list) => list.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
