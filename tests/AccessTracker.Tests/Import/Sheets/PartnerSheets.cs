namespace AccessTracker.Tests.Import.Sheets;

/// <summary>
/// Sheets in the shapes that partners really send, made here: an agency's 4W, a tracker with a tab a month, a table of trucks by crossing, a
/// published list of places, a press office's plan with its answers; each in the words of three languages.
/// </summary>
internal static class PartnerSheets
{
    private static readonly DateOnly _day = new(2016, 6, 26);

    /// <summary>Who, what, where, when: groups over columns, and planned and reached people by sex and age below them.</summary>
    public static TestWorkbook FourWs(string language)
    {
        var (groups, heads, parts, done) = language switch
        {
            "en" => (
                new object?[] { "Who", null, "What", null, "Where", null, null, null, "When", "Beneficiaries" },
                new object?[] { "Organisation", "Donor", "Cluster", "Activity", "Governorate", "District", "Sub-district", "Community",
                    "Date of distribution", "Status", "Planned", null, "Reached" },
                new object?[] { "Families", "Individuals", "Men", "Women", "Boys", "Girls" },
                new object?[] { "SARC", "A donor", "Food", "GFD", "Rural Damascus", "Zabadani", "Zabadani", "Madaya", _day, "Completed" }),
            "fr" => (
                ["Qui", null, "Quoi", null, "Où", null, null, null, "Quand", "Bénéficiaires"],
                ["Organisation", "Bailleur", "Secteur", "Activité", "Gouvernorat", "District", "Sous-district", "Communauté", "Date de distribution",
                    "Statut", "Prévus", null, "Atteints"],
                ["Familles", "Individus", "Hommes", "Femmes", "Garçons", "Filles"],
                ["SARC", "Un bailleur", "Food", "GFD", "Rif Damas", "Zabadani", "Zabadani", "Madaya", _day, "completed"]),
            _ => (
                ["من", null, "ماذا", null, "أين", null, null, null, "متى", "المستفيدون"],
                ["المنظمة", "الجهة المانحة", "القطاع", "النشاط", "المحافظة", "المنطقة", "الناحية", "التجمع", "تاريخ التوزيع", "الحالة", "المخطط",
                    null, "المنفذ"],
                ["العائلات", "الأفراد", "رجال", "نساء", "فتيان", "فتيات"],
                ["SARC", "جهة", "Food", "GFD", "ريف دمشق", "الزبداني", "الزبداني", "مضايا", _day, "مكتمل"]),
        };
        object?[] figures = [200, 1_000, 100, 200, 30, 40];
        return new TestWorkbook().With(
            "4W", [["4W 2016"], null, groups, heads, [.. new object?[10], .. parts], [.. done, .. figures]], false,
            "A1:P1", "A3:B3", "C3:D3", "E3:H3", "J3:P3", "K4:L4", "M4:P4");
    }

    /// <summary>A cover, and a tab a month: convoys with their stops.</summary>
    public static TestWorkbook Tracker(string language)
    {
        var heads = language switch
        {
            "en" => new object?[] { "Convoy No.", "Date", "Destination", "Status", "# Trucks", "MT", "Beneficiaries", "Cost (USD)" },
            "fr" => ["N° du convoi", "Date", "Destination", "Statut", "Nombre de camions", "Tonnage", "Bénéficiaires", "Coût (USD)"],
            _ => ["رقم القافلة", "التاريخ", "الوجهة", "الحالة", "عدد الشاحنات", "الحمولة", "عدد المستفيدين", "التكلفة"],
        };
        return new TestWorkbook()
            .With("Cover", [["Food security cluster"], ["Convoys of 2016", null], ["Contact", "a person"]])
            .With("May",
                [heads, ["C-1", new DateOnly(2016, 5, 3), "Madaya", "delivered", 12, 40.5, 20_000, 1_000],
                    [null, null, "Total", null, 12, 40.5, 20_000]])
            .With("June",
                [heads, ["C-2", _day, "Duma", "delivered", 7, 21, 9_000, 2_000], ["C-2", _day, "Zabadani", "postponed", null, null, null, 0]]);
    }

    /// <summary>Trucks by day and crossing.</summary>
    public static TestWorkbook Crossings(string language)
    {
        var heads = language switch
        {
            "en" => new object?[] { "Date", "Border crossing", "Agency", "Number of trucks", "Weight (MT)" },
            "fr" => ["Date", "Point de passage", "Agence", "Nombre de camions", "Tonnage"],
            _ => ["التاريخ", "المعبر", "الوكالة", "عدد الشاحنات", "الحمولة"],
        };
        return new TestWorkbook().With(
            "Trucks", [["UNMM 2016"], heads, [_day, "Bab al-Hawa", "WFP", 20, 300.5], [_day, "Bab al-Salam", "WFP", 11, 150]]);
    }

    /// <summary>The places of a common operational dataset.</summary>
    public static TestWorkbook Places(string language) => language switch
    {
        "en" => new TestWorkbook().With("ADM3", [
            ["ADM3_EN", "ADM3_AR", "ADM3_PCODE", "ADM2_EN", "ADM2_PCODE", "ADM1_EN", "ADM1_AR", "ADM1_PCODE", "ADM0_EN", "ADM0_PCODE", "date"],
            ["Rankus", "رنكوس", "SY030207", "At Tall", "SY0302", "Rural Damascus", "ريف دمشق", "SY03", "Syria", "SY", new DateOnly(2015, 1, 1)]]),
        "fr" => new TestWorkbook().With("Lieux", [
            ["Pays", "Gouvernorat", "Code du gouvernorat", "District", "Sous-district", "Nom arabe du sous-district", "Code du sous-district"],
            ["Syrie", "Rif Damas", "SY03", "At Tall", "Rankus", "رنكوس", "SY030207"]]),
        _ => new TestWorkbook().With("الأماكن", [
            ["الدولة", "المحافظة", "رمز المحافظة", "المنطقة", "الناحية", "رمز الناحية"],
            ["سوريا", "ريف دمشق", "SY03", "التل", "رنكوس", "SY030207"]]),
    };

    /// <summary>A plan as a press office tells it, with what was answered.</summary>
    public static TestWorkbook PlanAndAnswer(string language)
    {
        var (title, heads, yes, no) = language switch
        {
            "en" => (
                "Requests and answers",
                    new object?[] { "Plan", "Governorate", "Location", "People requested", "Submitted on", "Submitted to", "Approval",
                    "Approved beneficiaries", "Date of approval", "Conditions" }, "Approved", "Not approved"),
            "fr" => (
                "Demandes et réponses", ["Plan", "Gouvernorat", "Lieu", "Personnes demandées", "Soumis le", "Soumis à", "Approbation",
                    "Bénéficiaires approuvés", "Date d'approbation", "Conditions"], "approved", "rejected"),
            _ => (
                "الطلبات والردود", ["الخطة", "المحافظة", "المكان", "عدد الأشخاص المطلوب", "تاريخ التقديم", "مقدم إلى", "الموافقة",
                    "العدد الموافق عليه", "تاريخ الموافقة", "الشروط"], "موافقة", "رفض"),
        };
        return new TestWorkbook().With(
            "Plan", [
                [title], null, heads,
                ["June", "Rural Damascus", "Madaya", 20_000, new DateOnly(2016, 5, 20), "MoFA", yes, 15_000, new DateOnly(2016, 6, 1),
                    "no medicines"],
                [null, "Rural Damascus", "Duma", 30_000, null, null, no, null, new DateOnly(2016, 6, 1)],
                [null, "Rural Damascus", "Darayya", 8_000, null, null, null]], false, "A1:J1", "A4:A6", "E4:E6", "F4:F6");
    }
}
