using AccessTracker.Data.Common;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;
using AccessTracker.Domain.Convoys;
using AccessTracker.Domain.Locations;
using AccessTracker.Domain.Operations;
using AccessTracker.Domain.Permits;
using AccessTracker.Domain.Situations;
using AccessTracker.Web.Operations;
using AccessTracker.Web.Search;

namespace AccessTracker.Tests.Search;

public sealed class SiteSearchTests
{
    private static readonly ReportFacts _facts = new()
    {
        Operation = A.Operation(),
        Locations =
        [
            new Location { Code = "MAD", Name = "Madaya", NameAr = "مضايا", Governorate = "Rural Damascus" },
            new Location { Code = "ZAB", Name = "Zabadani", NameAr = "الزبداني", Governorate = "Rural Damascus" },
        ],
        Convoys =
        [
            new Convoy { Ref = "C1", Mode = ConvoyMode.Road, Agencies = "WFP; UNICEF" },
            new Convoy { Ref = "C2", Mode = ConvoyMode.Road, Note = "Insulin was taken off at the gate" },
        ],
        Deliveries =
        [
            new Delivery { Ref = "D1", Convoy = "C1", Location = "MAD", Day = new(2016, 3, 30), Outcome = DeliveryOutcome.Delivered },
            new Delivery { Ref = "D2", Convoy = "C1", Location = "ZAB", Day = new(2016, 4, 1), Outcome = DeliveryOutcome.Delivered },
            new Delivery { Ref = "D3", Convoy = "C2", Location = "ZAB", Day = new(2016, 3, 30), Outcome = DeliveryOutcome.Delivered },
        ],
        Requests = [new AccessRequest { Ref = "UN-2016-04", Authority = "Government of Syria", SubmittedOn = new(2016, 4, 2) }],
        Lines = [new RequestLine { Request = "UN-2016-04", Location = "MAD" }],
    };

    [Theory]
    [InlineData("madaya march", "C1")]
    [InlineData("mars madaya", "C1")]
    [InlineData("مضايا آذار", "C1")]
    [InlineData("زبداني ٢٠١٦", "C2 C1")]
    [InlineData("zabadani april", "C1")]
    [InlineData("madaya april", "")]
    [InlineData("unicef", "C1")]
    [InlineData("insulin", "C2")]
    [InlineData("convoys", "C2 C1")]
    [InlineData("c2", "C2")]
    public void Convoys_are_found_when_every_word_is_of_one_stop_or_of_the_convoy(string text, string refs) =>
        Assert.Equal(refs, string.Join(' ', Found(text, Texts.Convoys).Select(h => h.Url.Split('/')[^1])));

    [Theory]
    [InlineData("madaya")]
    [InlineData("un-2016")]
    [InlineData("government april")]
    public void A_request_is_found_by_place_ref_authority_and_month(string text) =>
        Assert.EndsWith("/requests/UN-2016-04", Assert.Single(Found(text, Texts.Requests)).Url, StringComparison.Ordinal);

    [Fact]
    public void A_place_comes_with_what_can_be_done_for_it_by_whom()
    {
        Assert.Equal(2, Found("مضايا", Texts.SearchActions).Count);
        Assert.Empty(Found("مضايا", Texts.SearchActions, Role.Member));
    }

    [Fact]
    public void A_report_is_found_by_its_number() =>
        Assert.Contains(Found("report 2", Texts.Reports), h => h.Url.EndsWith("/reports/2", StringComparison.Ordinal));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("%")]
    [InlineData("nothing-of-this-kind")]
    public void Nothing_finds_nothing(string text) => Assert.Empty(Find(text, Role.Manager));

    private static IReadOnlyList<SearchHit> Found(string text, string title, Role role = Role.Manager) =>
        Find(text, role).FirstOrDefault(g => g.Title == title)?.Hits ?? [];

    private static IReadOnlyList<SearchGroup> Find(string text, Role role)
    {
        var held = new OperationState(
            new StoredOperation(Id<Operation>.New(DateTimeOffset.UnixEpoch), _facts.Operation, new HistoryPoint(1, "", "")), new Situation(_facts),
            Audience.Everything);
        return new SiteSearch(held, new Person("x", [new Grant(role, null, [])]), text).Find(new DateOnly(2016, 6, 1));
    }
}
