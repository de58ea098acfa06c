using System.Text;
using AccessTracker.Data.Common;
using AccessTracker.Data.Import.Sheets;
using AccessTracker.Data.Records.Kinds;

namespace AccessTracker.Tests.Import.Sheets;

/// <summary>Headings as people write them: decorated, in two languages, with hashtags, and those that fit no kind of sheet.</summary>
public sealed class SheetHeadingTests
{
    [Theory]
    [InlineData("Date / التاريخ", "deliveries.day")]
    [InlineData("Date\nالتاريخ", "deliveries.day")]
    [InlineData("Date التاريخ", "deliveries.day")]
    [InlineData("التاريخ - Date", "deliveries.day")]
    [InlineData("Date (التاريخ)", "deliveries.day")]
    [InlineData("1. Date *", "deliveries.day")]
    [InlineData("Q1: Date", "deliveries.day")]
    [InlineData("(1) Date", "deliveries.day")]
    [InlineData("١- التاريخ", "deliveries.day")]
    [InlineData("Date (dd/mm/yyyy)", "deliveries.day")]
    [InlineData("Date:", "deliveries.day")]
    [InlineData("Date de livraison :", "deliveries.day")]
    [InlineData("2. Location (required)", "deliveries.location")]
    [InlineData("Lieu / Place / المكان", "deliveries.location")]
    [InlineData("Localité (obligatoire)", "deliveries.location")]
    [InlineData("Location (as in the list of places)", "deliveries.location")]
    [InlineData("# People reached", "deliveries.people_reached")]
    [InlineData("Number of people reached", "deliveries.people_reached")]
    [InlineData("People reached (individuals)", "deliveries.people_reached")]
    [InlineData("Nombre de bénéficiaires", "deliveries.people_reached")]
    [InlineData("Nb. de personnes atteintes", "deliveries.people_reached")]
    [InlineData("إجمالي عدد المستفيدين", "deliveries.people_reached")]
    [InlineData("Beneficiaries / المستفيدون", "deliveries.people_reached")]
    [InlineData("Weight in MT", "deliveries.tonnes")]
    [InlineData("Weight [MT]", "deliveries.tonnes")]
    [InlineData("Quantité (tonnes)", "deliveries.tonnes")]
    [InlineData("الحمولة بالطن", "deliveries.tonnes")]
    [InlineData("5. Trucks*", "deliveries.trucks")]
    [InlineData("N° de camions", "deliveries.trucks")]
    [InlineData("Trucks delivered", "deliveries.trucks")]
    [InlineData("People planned", "deliveries.people_targeted")]
    [InlineData("Statut de la livraison", "deliveries.outcome")]
    [InlineData("Admin1", "place.governorate")]

    // Something else is meant: nothing is taken.
    [InlineData("Weight (kg)", null)]
    [InlineData("Weight in kg", null)]
    [InlineData("Trucks (planned)", null)]
    [InlineData("Trucks planned", null)]
    [InlineData("Date (planned)", null)]
    [InlineData("People reached (cumulative)", null)]
    [InlineData("Location (origin)", null)]
    [InlineData("Place / Trucks", null)]
    [InlineData("Date / Comments on it", null)]
    [InlineData("Beneficiaries (families)", "people.families")]
    public async Task A_heading_is_known_whatever_stands_around_it(string heading, string? field)
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var desk = await SheetDesk.OpenAsync(store);
        var book = new TestWorkbook().With("June", [[heading, "Sectors", "Removed by"], ["x", "Food", "y"]]);

        var column = (await desk.Import.LookAsync(await desk.UploadAsync("a.xlsx", book.ToBytes()), kind: SheetKind.Deliveries)).View!.Columns[0];

        Assert.Equal((heading, field), (heading, column.Strength == MatchStrength.Known ? column.Field?.Name : null));
    }

    [Theory]
    [InlineData("Date,Place,Who,Reached\n#date,#loc+name,#org+impl,#reached\n", "deliveries", "day,location,agencies,people_reached")]
    [InlineData("A,B,C,D\n#date+occurred,#adm3+name,#sector,#reached\n", "deliveries", "day,location,sectors,people_reached")]
    [InlineData("#date,#loc+name,#status,#reached\n", "deliveries", "day,location,outcome,people_reached")]
    [InlineData("#date,#loc+name,#status,#reached\nWhen,Where,How,Number\n", "deliveries", "day,location,outcome,people_reached")]

    // The tag decides against the heading.
    [InlineData("Date,Place,Status,People reached\n#date,#loc,#status,#targeted\n", "deliveries", "day,location,outcome,people_targeted")]
    [InlineData("Date,Place,Status,Beneficiaries\n#date,#loc,#status,#reached+hh\n", "deliveries", "day,location,outcome,families")]
    [InlineData("Date,Place,Sectors,Beneficiaries\n#date,#loc,#sector,#reached+f\n", "deliveries", "day,location,sectors,")]
    public async Task A_row_of_hashtags_decides_before_the_headings(string top, string kind, string fields)
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var desk = await SheetDesk.OpenAsync(store);

        var view = (await desk.Import.LookAsync(await desk.UploadAsync("a.csv", $"{top}2016-06-26,Madaya,delivered,500\n"))).View!;

        Assert.Equal((top, kind), (top, view.Kind.Name));
        Assert.Equal(
            fields, string.Join(',', view.Columns.Select(c => c.Strength == MatchStrength.Known ? c.Field!.Column.Name : "")));
        Assert.Equal(["2016-06-26"], view.Samples[0].Where(s => !s.StartsWith('#') && s != "When"));
    }

    [Theory]
    [InlineData("No,Date,Item,Amount (USD)")]
    [InlineData("Number,Date,Notes")]
    [InlineData("Name,Telephone,Date")]
    [InlineData("Donor,Project,Budget,Currency")]
    [InlineData("Place,Date,Amount")]
    [InlineData("م,التاريخ,ملاحظات,المبلغ")]
    [InlineData("Alpha,Beta,Gamma")]
    public async Task Headings_that_fit_no_kind_are_said_to_fit_none(string headings)
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var desk = await SheetDesk.OpenAsync(store);

        var view = (await desk.Import.LookAsync(await desk.UploadAsync("a.csv", $"{headings}\n1,2016-06-26,x,5\n"))).View!;

        Assert.False(view.Fits, $"{headings}: {view.Kind.Name} {string.Join(',', view.Columns.Select(c => c.Field?.Name))}");
        Assert.NotEqual("meetings", view.Kind.Name);
    }

    [Theory]
    [InlineData("Date,Place,Status,People reached", "deliveries")]
    [InlineData("Date,Place,People reached", "deliveries")]
    [InlineData("Date,Status,People reached,Trucks", "deliveries")]
    [InlineData("Location,Status,Since", "statuses")]
    [InlineData("Location,Population,As of", "populations")]
    [InlineData("Meeting number,Meeting date", "meetings")]
    [InlineData("Date,Place,Type of incident,Description", "incidents")]
    [InlineData("Plan,Location,People requested,Submitted on,Submitted to", "requests")]
    [InlineData("Crossing,Date,Trucks,Mode", "convoys")]
    [InlineData("Name,Latitude,Longitude,P-code", "locations")]
    public async Task Headings_that_fit_a_kind_say_which(string headings, string kind)
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var desk = await SheetDesk.OpenAsync(store);

        var view = (await desk.Import.LookAsync(await desk.UploadAsync("a.csv", $"{headings}\na 1,b 2,c 3\n"))).View!;

        Assert.Equal((headings, kind, true), (headings, view.Kind.Name, view.Fits));
    }

    public static TheoryData<string, string, string> Lists => new()
    {
        {
            "ADM3_EN,ADM3_AR,ADM3_PCODE,ADM2_EN,ADM2_AR,ADM2_PCODE,ADM1_EN,ADM1_AR,ADM1_PCODE,ADM0_EN,ADM0_AR,ADM0_PCODE,date,validOn",
            "locations", "name,name_ar,code,district,,district_pcode,governorate,,governorate_pcode,,,,,"
        },
        {
            "admin3Name_en,admin3Name_ar,admin3Pcode,admin2Name_en,admin2Pcode,admin1Name_en,admin1Pcode,admin0Name_en,admin0Pcode",
            "locations", "name,name_ar,code,district,district_pcode,governorate,governorate_pcode,,"
        },
        {
            "adm0_name,adm0_pcode,adm1_name,adm1_pcode,adm2_name,adm2_pcode,adm3_name,adm3_pcode",
            "locations", ",,governorate,governorate_pcode,district,district_pcode,name,code"
        },
        {
            "admin1Name_en,admin2Name_en,admin3Name_en,admin4Name_en,admin4Name_ar,admin4Pcode,Latitude,Longitude",
            "locations", "governorate,district,sub_district,name,name_ar,code,latitude,longitude"
        },
        { "Country,Governorate,District,Sub-district,Community,Community P-code", "locations", ",governorate,district,sub_district,name,code" },
        { "المحافظة,المنطقة,الناحية,التجمع,رمز التجمع", "locations", "governorate,district,sub_district,name,code" },
        { "Pays,Gouvernorat,District,Sous-district,Communauté,Code de la communauté", "locations", ",governorate,district,sub_district,name,code" },
        { "Name,Name (Arabic),Admin1,Admin2,Admin3,admin4Pcode,Latitude", "locations",
            "name,name_ar,governorate,district,sub_district,code,latitude" },
        { "ADM0_EN,ADM1_EN,ADM2_EN,ADM2_PCODE,ADM2_REF", "locations", ",governorate,name,code," },
        { "A,B,C,D\n#adm1+name,#adm3+name+en,#adm3+name+ar,#adm3+code", "locations", "governorate,name,name_ar,code" },
        { "A,B,C\n#country+name,#adm1+name,#adm1+code", "locations", ",name,code" },

        // The same shapes beside what was done there.
        { "Date,ADM1_EN,ADM3_EN,ADM3_PCODE,Status,People reached", "deliveries", "day,governorate,location,community_pcode,outcome,people_reached" },
        { "Date,Admin1,Admin2,Admin3,Status,Trucks", "deliveries", "day,governorate,,location,outcome,trucks" },
        { "Date,Governorate,District,Location,admin4Pcode,Status,Trucks", "deliveries", "day,governorate,,location,community_pcode,outcome,trucks" },
        { "Date,adm3_pcode,Status,Trucks", "deliveries", "day,location,outcome,trucks" },
        { "Date,Country,Governorate,Status,Trucks", "deliveries", "day,,governorate,outcome,trucks" },
        { "التاريخ,المحافظة,المنطقة,الناحية,القرية,الحالة,الشاحنات", "deliveries", "day,governorate,,,location,outcome,trucks" },
    };

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task Of_several_levels_the_deepest_is_the_place_and_a_country_never_is(string headings, string kind, string fields)
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var desk = await SheetDesk.OpenAsync(store);

        var batch = await desk.UploadAsync("a.csv", Encoding.UTF8.GetBytes($"{headings}\n"));
        var view = (await desk.Import.LookAsync(batch)).View!;

        Assert.Equal(
            (headings, kind, fields),
            (headings, view.Kind.Name, string.Join(',', view.Columns.Select(c => c.Strength == MatchStrength.Known ? c.Field!.Column.Name : ""))));
    }

    [Theory]
    [InlineData("Cost (USD)", LeftOutColumn.Money)]
    [InlineData("Budget", LeftOutColumn.Money)]
    [InlineData("Montant total", LeftOutColumn.Money)]
    [InlineData("المبلغ بالدولار", LeftOutColumn.Money)]
    [InlineData("Food baskets", LeftOutColumn.Commodity)]
    [InlineData("Couvertures", LeftOutColumn.Commodity)]
    [InlineData("عدد السلال", LeftOutColumn.Commodity)]
    [InlineData("Telephone", LeftOutColumn.Other)]
    public async Task Money_and_goods_without_a_home_are_said_to_be_left_out(string heading, LeftOutColumn expected)
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var desk = await SheetDesk.OpenAsync(store);
        var batch = await desk.UploadAsync("a.csv", $"Date,Place,Status,People reached,{heading}\n2016-06-26,Madaya,delivered,500,12\n");

        var view = (await desk.Import.LookAsync(batch)).View!;

        Assert.Null(view.Columns[4].Field);
        Assert.Equal((heading, expected), (heading, view.LeftOut(4)));
    }

    [Theory]
    [InlineData("MAD", "Madaya", 1, 0)]
    [InlineData("MAD", "", 1, 0)]
    [InlineData("MAD", "A name in no list", 1, 0)]
    [InlineData("XX99", "Madaya", 1, 0)]
    [InlineData("DUM", "Madaya", 0, 1)]

    // Asked about, and left out.
    [InlineData("XX99", "Nowhere", 0, 0)]
    public async Task A_code_beside_a_name_goes_with_it_or_the_row_comes_back(string code, string name, int stored, int refused)
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var desk = await SheetDesk.OpenAsync(store);
        var batch = await desk.UploadAsync("a.csv", $"Date,ADM4_EN,ADM4_PCODE,Status,People reached\n2016-06-26,{name},{code},delivered,500\n");

        var done = await desk.BringAsync(batch, await desk.ProposeAsync(batch, null, ("convoys.mode", "road")));

        Assert.Equal((name, refused), (name, done.Result!.RefusedRows));
        Assert.Equal(stored, await store.ScalarAsync<long>("select count(*) from delivery where record_key like '2016-06-26%-MAD-%'"));
    }
}
