using AccessTracker.Data.Common;
using AccessTracker.Data.Operations;
using AccessTracker.Data.Records;
using AccessTracker.Data.Records.Kinds;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Ceasefire;
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
        Decisions =
        [
            new Decision
            {
                Request = "UN-2016-04", Location = "MAD", Kind = DecisionKind.GrantedWithConditions, DecidedOn = new(2016, 4, 9),
                Conditions = "No surgical kits",
            },
        ],
        ConvoyEvents =
        [
            new ConvoyEvent
            {
                Convoy = "C2", Day = new(2016, 3, 30), Kind = ConvoyEventKind.Held, Party = "4DIV", Reason = "No facilitation letter",
            },
        ],
        Statuses =
            [new StatusEntry { Location = "MAD", Authority = "UN", Status = AccessStatus.Besieged, From = new(2016, 1, 1), Reason = "Encircled" }],
        Ceasefire = CeasefireFacts.None with
        {
            Parties = [new Party { Code = "4DIV", Kind = PartyKind.Government, Name = "Fourth Division", NameAr = "الفرقة الرابعة" }],
        },
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
    [InlineData("d3", "C2")]
    [InlineData("facilitation march", "C2")]
    [InlineData("fourth division", "C2")]
    [InlineData("الفرقة الرابعة", "C2")]
    public void Convoys_are_found_when_every_word_is_of_one_stop_or_of_the_convoy(string text, string refs) =>
        Assert.Equal(refs, string.Join(' ', Found(text, Texts.Convoys).Select(h => h.Url.Split('/')[^1])));

    [Theory]
    [InlineData("madaya")]
    [InlineData("un-2016")]
    [InlineData("government april")]
    [InlineData("surgical kits")]
    [InlineData("مضايا surgical")]
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

    [Fact]
    public void What_stands_in_a_record_without_a_group_of_its_own_finds_it_and_its_place_alone_does_not()
    {
        var hit = Assert.Single(Found("encircled madaya", Texts.SearchOthers));
        Assert.EndsWith("/record/status/MAD~2016-01-01~UN", hit.Url, StringComparison.Ordinal);
        Assert.Empty(Found("madaya", Texts.SearchOthers));
    }

    [Theory]
    [InlineData("madaya")]
    [InlineData("insulin")]
    [InlineData("removed")]
    [InlineData("convoys")]
    [InlineData("c")]
    public void An_index_that_follows_changes_finds_what_one_that_is_made_anew_does(string text)
    {
        var now = _facts with
        {
            Convoys = [_facts.Convoys[0], new Convoy { Ref = "C2", Mode = ConvoyMode.Road, Note = "Removed" }, .. Many],
            Deliveries = [.. _facts.Deliveries.Skip(1)],
        };
        var held = Held(now);

        var following = SiteIndex.Of(held.Situation, SiteIndex.Of(new Situation(_facts)));

        Assert.Equal(Urls(SiteIndex.Of(held.Situation)), Urls(following));

        string[] Urls(SiteIndex index) => [.. Find(text, Role.Manager, held, index).SelectMany(g => g.Hits).Select(h => h.Url)];
    }

    [Fact]
    public void An_index_of_everything_finds_nothing_that_its_reader_may_not_know()
    {
        var held = Held(_facts with { ConvoyEvents = [], Convoys = [_facts.Convoys[1]], Deliveries = [_facts.Deliveries[2]] });
        var index = SiteIndex.Of(held.Situation, whole: SiteIndex.Of(new Situation(_facts)));

        Assert.DoesNotContain(Find("facilitation", Role.Member, held, index), g => g.Title == Texts.Convoys);
        Assert.DoesNotContain(Find("unicef", Role.Member, held, index), g => g.Title == Texts.Convoys);
        Assert.Contains(Find("insulin", Role.Member, held, index), g => g.Title == Texts.Convoys);
    }

    private static IEnumerable<Convoy> Many => Enumerable.Range(3, 40).Select(i => new Convoy { Ref = $"C{i}", Mode = ConvoyMode.Road });

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("%")]
    [InlineData("nothing-of-this-kind")]
    public void Nothing_finds_nothing(string text) => Assert.Empty(Find(text, Role.Manager));

    private static IReadOnlyList<SearchHit> Found(string text, string title, Role role = Role.Manager) =>
        Find(text, role).FirstOrDefault(g => g.Title == title)?.Hits ?? [];

    private static IReadOnlyList<SearchGroup> Find(string text, Role role, OperationState? state = null, SiteIndex? index = null)
    {
        var held = state ?? Held(_facts);
        return new SiteSearch(held, index ?? SiteIndex.Of(held.Situation), new Person("x", [new Grant(role, null, [])]), text)
            .Find(new DateOnly(2016, 6, 1));
    }

    private static OperationState Held(ReportFacts facts) => new(
        new StoredOperation(Id<Operation>.New(DateTimeOffset.UnixEpoch), facts.Operation, new HistoryPoint(1, "", "")), new Situation(facts),
        Audience.Everything);
}
