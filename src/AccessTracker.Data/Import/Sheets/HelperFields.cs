using AccessTracker.Data.Records.Kinds;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>
/// What columns tell that is in no file of the bundle, and yet makes one of its values: the governorate that tells namesakes apart, men and women who
/// make people, families of a size that is said once, the item that a row of a stop is about.
/// </summary>
internal static class HelperFields
{
    public const string Men = "people.men";
    public const string Women = "people.women";
    public const string Boys = "people.boys";
    public const string Girls = "people.girls";
    public const string Male = "people.male";
    public const string Female = "people.female";
    public const string Children = "people.children";
    public const string Adults = "people.adults";
    public const string Families = "people.families";

    /// <summary>People in a family; said once.</summary>
    public const string FamilySize = "people.family_size";

    /// <summary>What a row of a stop is about, besides its sector.</summary>
    public const string Item = "stop.item";

    /// <summary>More people than that are no family.</summary>
    public const int MostOfFamily = 30;

    /// <summary>Beside the name of a place they tell places of one name apart.</summary>
    public static IReadOnlyList<SheetField> OfPlace { get; } =
    [
        new(SheetKind.PlaceGovernorate, null, RecordKinds.Locations.Find("governorate")!),
        new(SheetKind.PlaceCode, null, RecordKinds.Locations.Find("community_pcode")!),
    ];

    public static IEnumerable<SheetField> Of(SheetKind kind)
    {
        if (kind.People is { } people)
        {
            var tag = people.Column.Hxl.Split('+')[0];
            yield return Number(Men, $"{tag}+m+adults", new(
                "Men; Adult men; Adult male; Adult males; Male adults; Men reached", "الرجال; رجال; ذكور بالغون", "Hommes; Homme; Hommes adultes"));
            yield return Number(Women, $"{tag}+f+adults", new(
                "Women; Adult women; Adult female; Adult females; Female adults; Women reached", "النساء; نساء; إناث بالغات",
                "Femmes; Femme; Femmes adultes"));
            yield return Number(Boys, $"{tag}+m+children", new(
                "Boys; Male children; Boys reached", "الفتيان; فتيان; الأولاد; أولاد; صبيان; الصبيان; أطفال ذكور; ذكور أطفال", "Garçons; Garçon"));
            yield return Number(Girls, $"{tag}+f+children", new(
                "Girls; Female children; Girls reached", "الفتيات; فتيات; البنات; بنات; أطفال إناث; إناث أطفال", "Filles; Fille"));
            yield return Number(Male, $"{tag}+m", new("Male; Males", "ذكور; الذكور", "Masculin; Sexe masculin"));
            yield return Number(Female, $"{tag}+f", new("Female; Females", "إناث; الإناث", "Féminin; Sexe féminin"));
            yield return Number(Children, $"{tag}+children", new("Children; Child; Minors; Children reached", "الأطفال; أطفال; الأطفال المستفيدون",
                "Enfants; Mineurs"));
            yield return Number(Adults, $"{tag}+adults", new("Adults; Adults reached", "البالغون; البالغين; بالغون", "Adultes"));
            yield return Number(Families, $"{tag}+hh", new(
                "Families; Households; HH; HHs; Families reached; Households reached; Beneficiary families; Beneficiary households",
                "العائلات; عائلات; الأسر; أسر; عدد العائلات; عدد الأسر; العائلات المستفيدة; الأسر المستفيدة",
                "Familles; Ménages; Foyers; Familles atteintes; Ménages atteints; Familles bénéficiaires"));
            yield return new SheetField(FamilySize, null, new RecordColumn("family_size", CellType.Number, "#meta+family_size")
            {
                Least = 1, Most = MostOfFamily,
                Headings = new(
                    "Family size; Average family size; Household size; Average household size", "حجم الأسرة; متوسط حجم الأسرة; حجم العائلة",
                    "Taille des familles; Taille des ménages; Taille moyenne des ménages"),
            });
        }

        if (kind.Table == RecordKinds.Deliveries)
        {
            yield return new SheetField(Item, null, new RecordColumn("item", CellType.Text, "#item")
            {
                Headings = new(
                    "Item; Items; Commodity; Commodities; Type of item; Items delivered; Item type; Material; Relief item; Relief items; Aid type",
                    "المادة; المواد; الصنف; الأصناف; نوع المادة; نوع المواد; السلعة; المواد الموزعة",
                    "Article; Articles; Produit; Produits; Denrée; Denrées; Type d'article"),
            });
        }
    }

    /// <summary>
    /// The columns that make <see cref="SheetKind.People"/>, where no column tells it: those that together are all people, each once.
    /// </summary>
    public static IReadOnlyList<string> Parts(IReadOnlyCollection<string> told)
    {
        string[] grown = told.Contains(Men) && told.Contains(Women) ? [Men, Women]
            : told.Contains(Male) && told.Contains(Female) ? [Male, Female] : [];
        string[] young = told.Contains(Boys) && told.Contains(Girls) ? [Boys, Girls]
            : grown is [Men, ..] && told.Contains(Children) && !told.Contains(Adults) ? [Children]
            : [];
        return grown.Length > 0 ? [.. grown, .. young]
            : told.Contains(Adults) && (young.Length > 0 || told.Contains(Children)) ? [Adults, .. young.Length > 0 ? young : [Children]]
            : told.Contains(Families) ? [Families]
            : [];
    }

    /// <summary>Whether the field is one of those that together may be all people.</summary>
    public static bool IsPart(string field) => field.StartsWith("people.", StringComparison.Ordinal) && field != FamilySize;

    private static SheetField Number(string name, string tag, Headings headings) =>
        new(name, null, new RecordColumn(name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..], CellType.Number, tag) { Headings = headings });
}
