using System.Globalization;
using AccessTracker.Web.Components.Grids;
using Bunit;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Tests.Components;

/// <summary>The grid of the desks: one read for what is shown, the same content without a circuit, everything by keyboard.</summary>
public sealed class DeskGridTests : UiTest
{
    private static readonly string[] _towns = ["Duma", "Madaya", "Zabadani"];

    private readonly List<DeskAsk> _asked = [];

    [Fact]
    public void Without_a_circuit_the_same_columns_stand_in_a_plain_table()
    {
        var grid = Render(interactive: false);

        Assert.Equal([["Duma", "4"], ["Madaya", "6"]], Rows(grid));
        Assert.Contains(Texts.DeskUnconnected, grid.Markup, StringComparison.Ordinal);
        Assert.Empty(grid.FindAll(".mud-data-grid"));
        Assert.Single(_asked);
    }

    [Fact]
    public void Rows_are_read_once_and_again_for_each_thing_that_is_asked()
    {
        var grid = Render(interactive: true);
        Assert.Equal([new DeskAsk(null, false, 0, 2)], _asked);
        Assert.Equal(["Duma", "Madaya"], grid.FindAll(".mud-table-body td.name").Select(TextOf));

        grid.Find($"button[aria-label='{Texts.Mud_MudDataGridPager_NextPage}']").Click();
        Assert.Equal(["Zabadani"], grid.FindAll(".mud-table-body td.name").Select(TextOf));
        Assert.Equal([new DeskAsk(null, false, 0, 2), new DeskAsk(null, false, 2, 2)], _asked);
    }

    [Fact]
    public void A_heading_sorts_by_its_column_and_then_the_other_way()
    {
        var grid = Render(interactive: true);

        grid.FindAll("th button.sort")[1].Click();
        Assert.Equal(new DeskAsk("length", false, 0, 2), _asked[^1]);
        Assert.Equal("ascending", grid.FindAll("th")[2].GetAttribute("aria-sort"));

        grid.FindAll("th button.sort")[1].Click();
        Assert.Equal(new DeskAsk("length", true, 0, 2), _asked[^1]);
        Assert.Equal(["Zabadani", "Madaya"], grid.FindAll(".mud-table-body td.name").Select(TextOf));
        Assert.Equal(3, _asked.Count);
    }

    [Fact]
    public async Task What_was_opened_stays_open_when_the_rows_are_read_anew()
    {
        var grid = Render(interactive: true);
        grid.Find("button[aria-label='Details of Duma']").Click();
        Assert.Contains("About Duma", grid.Markup, StringComparison.Ordinal);

        await grid.InvokeAsync(() => grid.Instance.RefreshAsync());
        Assert.Equal("true", grid.Find("button[aria-label='Details of Duma']").GetAttribute("aria-expanded"));
        Assert.Equal(2, _asked.Count);

        grid.Find("button[aria-label='Details of Duma']").Click();
        Assert.DoesNotContain("About Duma", grid.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_of_a_group_stand_under_its_heading()
    {
        foreach (var interactive in new[] { false, true })
        {
            var grid = Render(interactive, grouped: true);
            Assert.Equal(
                ["4 letters", "Duma", "6 letters", "Madaya"],
                grid.FindAll("tbody tr").Select(r => TextOf(r.QuerySelector(".name") ?? r)).Where(t => t.Length > 0));
        }
    }

    private IRenderedComponent<DeskGrid<string>> Render(bool interactive, bool grouped = false)
    {
        Ui.Renderer.SetRendererInfo(new RendererInfo(interactive ? "Server" : "Static", interactive));
        return Ui.Render<DeskGrid<string>>(p => p
            .Add(g => g.Caption, "Towns")
            .Add(g => g.Columns, new DeskColumn<string>[]
            {
                new("name", "Town", t => b => b.AddContent(0, t)) { IsHead = true, Class = "name" },
                new("length", "Letters", t => b => b.AddContent(0, t.Length)) { Class = "number" },
            })
            .Add(g => g.PageSize, 2)
            .Add(g => g.KeyOf, t => t)
            .Add(g => g.NameOf, t => t)
            .Add(g => g.GroupOf, grouped ? t => t.Length.ToString(CultureInfo.InvariantCulture) : null)
            .Add(g => g.GroupHead, (string length) => b => b.AddContent(0, $"{length} letters"))
            .Add(g => g.Detail, t => b => b.AddContent(0, $"About {t}"))
            .Add(g => g.Hidden, new HashSet<string>())
            .Add(g => g.HiddenChanged, EventCallback.Factory.Create<IReadOnlySet<string>>(this, _ => { }))
            .Add(g => g.Read, ask =>
            {
                _asked.Add(ask);
                var rows = ask.Sort == "length" ? _towns.OrderBy(t => t.Length) : _towns.Order();
                return Task.FromResult(new DeskRows<string>([.. (ask.IsDescending ? rows.Reverse() : rows).Skip(ask.Skip).Take(ask.Take)], 3));
            }));
    }
}
