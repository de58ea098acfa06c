using AccessTracker.Data.Entries;
using AccessTracker.Domain.Access;
using AccessTracker.Tests.Entries;
using AccessTracker.Web.Convoys;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace AccessTracker.Tests.Convoys;

/// <summary>A coordinator's areas hold for convoys that are saved and for those that are only begun.</summary>
public sealed class ConvoyRightsTests : EntryUiTest
{
    // All its stops lie in Rural Damascus.
    private const string Convoy = "D002";

    [Fact]
    public async Task Of_a_convoy_of_another_area_it_is_said_who_may_change_it_and_a_draft_of_the_change_is_not_shown()
    {
        var person = InAreas("Homs");
        await SignInAsync(person);
        var text = Denied<ConvoyEntryPage>(p => p.Add(c => c.Key, Convoy));
        Assert.Contains("outside your governorates. Ask a manager, or a coordinator of yours and of Rural Damascus", text, StringComparison.Ordinal);
        Assert.Equal(text, Denied<LogEntryPage>(p => p.Add(c => c.Key, Convoy)));
        await NotFoundAsync<ConvoyEntryPage>(p => p.Add(c => c.Key, "never-made"));

        // Begun before the areas were others.
        var draft = await DraftAsync(person, Convoy);
        Ui.Services.GetRequiredService<NavigationManager>().NavigateTo($"/form?draft={draft}");
        Assert.Equal(text, Denied<ConvoyEntryPage>(p => p.Add(c => c.Key, Convoy)));
    }

    [Fact]
    public async Task In_ones_own_area_both_are_there()
    {
        var person = InAreas("Homs", "Rural Damascus");
        await SignInAsync(person);

        Assert.Equal("47", Open<ConvoyEntryPage>(more: p => p.Add(c => c.Key, Convoy)).Find("[name=trucks]").GetAttribute("value"));
        var draft = await DraftAsync(person, Convoy);
        Assert.Equal("12", Open<ConvoyEntryPage>($"?draft={draft}", p => p.Add(c => c.Key, Convoy)).Find("[name=trucks]").GetAttribute("value"));
    }

    [Fact]
    public async Task A_draft_of_a_new_convoy_stays_ones_own_and_is_not_saved_to_another_area()
    {
        var person = InAreas("Homs");
        await SignInAsync(person);
        var draft = await DraftAsync(person, null);
        var form = Open<ConvoyEntryPage>($"?draft={draft}");

        var answer = await SendAsync<ConvoyEntryPage>(FieldsOf(
            form, ("mode", "road"), ("departed_on", "2016-06-20"), ("outcome", "planned"), ("stops.1.location", "MAD"),
            ("entry.meant", form.Instance.Id)));

        // Said at once: that it travels without a permit is not asked about what cannot be saved.
        Assert.Empty(answer.FindAll(".question"));
        Assert.Contains("Madaya (MAD), outside your governorates", TextOf(answer.Find(".refusal")), StringComparison.Ordinal);
        Assert.Equal(0, await Store.ScalarAsync<long>("select count(*) from convoy where ref like 'C-2016%'"));
        Assert.NotNull(await new DraftStore(Store.Db).FindAsync(Stored, person.Name, draft));
    }

    private static Person InAreas(params IReadOnlyList<string> areas) => new("field@example.org", [new Grant(Role.Coordinator, null, areas)]);

    private async Task<string> DraftAsync(Person person, string? key)
    {
        var id = Guid.CreateVersion7(TestStore.Now).ToString();
        Assert.Equal(new DraftKeeping(DraftOutcome.Kept, 1), await new DraftStore(Store.Db).KeepAsync(
            Stored, person.Name, new TypedDraft(id, "convoy", key, 0, new Dictionary<string, string> { ["mode"] = "road", ["trucks"] = "12" }),
            TestStore.Now));
        return id;
    }
}
