using System.Text.RegularExpressions;

namespace AccessTracker.Data.Import.Sheets;

/// <summary>What a column that tells nothing here is about, where it is something that people look for again.</summary>
public enum LeftOutColumn
{
    Other,

    /// <summary>Amounts of money, which no record holds.</summary>
    Money,

    /// <summary>Goods and their numbers, which no record holds.</summary>
    Commodity,
}

/// <summary>Tells what is left out, so that nobody takes money or goods for imported.</summary>
internal static partial class LeftOutColumns
{
    private static readonly Regex _money = Words(
        "usd; eur; gbp; syp; dollars?; euros?; costs?; budget; price; value; amount; funds?; funding; expenditure; spent; cash; money; currency; "
            + "coûts?; montants?; prix; valeur; fonds; financement; dépenses?; devise; argent",
        "[$€£]; دولار; يورو; ليرة; تكلفة; ميزانية; مبلغ; سعر; قيمة; تمويل; عملة; نقد");

    private static readonly Regex _goods = Words(
        "items?; commodit(?:y|ies); kits?; rations?; baskets?; parcels?; flour; rice; bulgur; oil; sugar; lentils?; blankets?; mattress(?:es)?; "
            + "tents?; "
            + "tarpaulins?; medicines?; supplies; vaccines?; soap; litres?; liters?; kgs?; kilograms?; quantit(?:y|ies); qty; units?; boxes; "
            + "cartons?; "
            + "bags?; articles?; produits?; denrées?; paniers?; colis; farine; riz; huile; sucre; couvertures?; matelas; tentes?; bâches?; "
            + "médicaments?; "
            + "vaccins?; savon; quantités?; unités?; sacs?",
        "مواد; مادة; صنف; سلة; سلال; حصة; حصص; طرد; طرود; طحين; أرز; زيت; سكر; بطانيات; فرشات; خيم; أدوية; لقاح; صابون; كمية; كرتونة; كيس; أكياس; "
            + "كغ");

    /// <summary>What the column is about.</summary>
    /// <param name="samples">The first values below the heading.</param>
    public static LeftOutColumn Of(string heading, IReadOnlyList<string> samples) =>
        _money.IsMatch(heading) || samples.Any(s => Amount().IsMatch(s)) ? LeftOutColumn.Money
        : _goods.IsMatch(heading) ? LeftOutColumn.Commodity
        : LeftOutColumn.Other;

    private static Regex Words(string latin, string arabic) => new(
        $@"\b(?:{latin.Replace("; ", "|", StringComparison.Ordinal)})\b|{arabic.Replace("; ", "|", StringComparison.Ordinal)}",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    [GeneratedRegex(@"^\s*(?:[$€£]|USD|EUR|SYP)\s*[0-9]|[0-9]\s*(?:[$€£]|USD|EUR|SYP)\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Amount();
}
