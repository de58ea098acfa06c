using AccessTracker.Data.Records.Doubts;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Convoys;

namespace AccessTracker.Data.Records.Kinds;

/// <summary>
/// What is known of a stop besides its figures: who the people reached were, and what of the load arrived. No figure of a report is counted from it.
/// </summary>
internal static class ReceptionKinds
{
    private static readonly RecordColumn _convoy = new("convoy", CellType.Reference, "#activity+convoy+id")
    {
        Required = true, Refers = ConvoyKinds.Convoys, Stored = "convoy_id", Headings = Headings.Convoy,
    };

    private static readonly RecordColumn _delivery = new("delivery", CellType.Reference, "#activity+delivery+id")
    {
        Refers = ConvoyKinds.Deliveries, Stored = "delivery_id",
        Headings = new(
            "Delivery; Delivery ref; Delivery number; Stop; Stop ref", "التسليم; رقم التسليم; مرجع التسليم",
            "Livraison; Réf. de la livraison; Étape"),
    };

    /// <summary>Sex, age and disability of the people reached at a stop: each dimension apart, and as much of it as is known.</summary>
    public static readonly RecordKind Disaggregations = new("disaggregations.csv", "disaggregation", "disaggregation",
    [
        _convoy with { NotOnForm = "it is the stop's" },
        _delivery with { Required = true },
        People("female", "+f", "Female; Females; Women and girls", "الإناث; إناث; النساء والفتيات", "Femmes et filles; Sexe féminin; Féminin"),
        People("male", "+m", "Male; Males; Men and boys", "الذكور; ذكور; الرجال والفتيان", "Hommes et garçons; Sexe masculin; Masculin"),
        People(
            "age_0_4", "+infants+age0_4", "Aged 0–4; 0-4; 0-4 years; Age 0-4; Under 5; Under five; Children under 5",
            "0–4 سنوات; 0-4; أقل من 5 سنوات; دون الخامسة", "0–4 ans; 0-4; Moins de 5 ans; Enfants de moins de 5 ans"),
        People("age_5_17", "+children+age5_17", "Aged 5–17; 5-17; 5-17 years; Age 5-17", "5–17 سنة; 5-17", "5–17 ans; 5-17"),
        People(
            "age_0_17", "+children+age0_17", "Aged 0–17; 0-17; 0-17 years; Age 0-17; Under 18; Girls and boys",
            "0–17 سنة; 0-17; دون 18 سنة; الفتيات والفتيان", "0–17 ans; 0-17; Moins de 18 ans; Filles et garçons"),
        People("age_18_59", "+adults+age18_59", "Aged 18–59; 18-59; 18-59 years; Age 18-59", "18–59 سنة; 18-59", "18–59 ans; 18-59"),
        People(
            "age_60_over", "+elderly+age60_over", "Aged 60 and over; 60+; 60 and over; 60+ years; Age 60+; Elderly; Older people; Older persons",
            "60 سنة فأكثر; 60+; كبار السن; المسنون", "60 ans et plus; 60+; Personnes âgées; Aînés"),
        People(
            "with_disability", "+disabled",
            "Persons with disabilities; People with disabilities; With disability; With disabilities; PwD; PWDs; Disabled",
            "الأشخاص ذوو الإعاقة; ذوو الإعاقة; أشخاص ذوو إعاقة", "Personnes handicapées; Personnes en situation de handicap; PSH"),
        People(
            "without_disability", "+non_disabled", "Persons without disabilities; People without disabilities; Without disability",
            "أشخاص بدون إعاقة; بدون إعاقة", "Personnes sans handicap; Sans handicap"),
        SharedColumns.Note,
        SharedColumns.Source,
    ], ["delivery"])
    {
        IsShownWithOwner = true,
        Form = RecordForm.Changes,
        IsCoordinated = true,
        IsInBundleOnlyWithRecords = true,
        IsOpen = (visibility, alias) => visibility.IsOfPastStop(alias),
        Broken = BundleRules.OfDisaggregation,
        Numbers = DoubtNumbers.OfDisaggregation,
    };

    /// <summary>One item of a convoy, or of one of its stops: how much was sent, how much was received, and why that differs.</summary>
    public static readonly RecordKind Items = new("convoy_items.csv", "convoy_item", "convoy_item",
    [
        _convoy,
        _delivery,
        new("item", CellType.Text, "#item+name")
        {
            Required = true, IsOffered = true, Recurs = true,
            Headings = new("Item; Item name; Commodity", "المادة; الصنف; اسم المادة", "Article; Produit; Denrée"),
        },
        new("unit", CellType.Text, "#item+unit")
        {
            Required = true, IsOffered = true, Recurs = true, Usual = Usual.Units,
            Headings = new("Unit; Unit of measure; UoM", "الوحدة; وحدة القياس", "Unité; Unité de mesure"),
        },
        new("sent", CellType.Number, "#item+sent")
        {
            Headings = new(
                "Sent; Quantity sent; Dispatched; Quantity dispatched; Loaded", "المرسل; الكمية المرسلة", "Envoyé; Quantité envoyée; Expédié"),
        },
        new("received", CellType.Number, "#item+received")
        {
            Headings = new("Received; Quantity received; Delivered quantity", "المستلم; الكمية المستلمة", "Reçu; Quantité reçue"),
        },
        new("reason", CellType.Word, "#item+reason")
        {
            Of = typeof(ItemLossReason),
            Headings = new("Reason; Reason of difference; Reason for difference", "السبب; سبب الفرق", "Raison; Motif; Raison de l'écart"),
        },
        new("party", CellType.Text, "#group+party")
        {
            Names = NameGroup.Party,
            Headings = new("Party; By whom; Removed by", "الطرف; من قبل; أزيلت من قبل", "Partie; Par qui; Retiré par"),
        },
        new("spot", CellType.Text, "#loc+spot")
        {
            IsOffered = true, Recurs = true,
            Headings = new("Where; Checkpoint; Where it happened", "أين; نقطة التفتيش; الحاجز", "Où; Point de contrôle; Barrage"),
        },
        SharedColumns.Note with { NeededWhen = ("reason", "other") },
        SharedColumns.Source,
    ], ["convoy", "delivery", "item", "unit"])
    {
        IsShownWithOwner = true,
        Form = RecordForm.Changes,
        IsCoordinated = true,
        IsInBundleOnlyWithRecords = true,
        IsOpen = (visibility, alias) => visibility.IsOfNoStopOrPast(alias),
        Numbers = DoubtNumbers.OfItem,
    };

    private static RecordColumn People(string name, string tag, string english, string arabic, string french) =>
        new(name, CellType.Number, $"#reached{tag}") { IsOfPeople = true, Headings = new(english, arabic, french) };
}
