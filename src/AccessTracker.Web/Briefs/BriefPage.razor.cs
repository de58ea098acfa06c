using AccessTracker.Domain.Situations;
using AccessTracker.Web.Permits;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;

namespace AccessTracker.Web.Briefs;

public sealed partial class BriefPage
{
    private PermitFilter _filter = new();
    private BriefDocument? _brief;

    [Inject]
    public required BriefReader Briefs { get; init; }

    [CascadingParameter]
    public required HttpContext Context { get; set; }

    protected override Task ReadAsync(Situation situation)
    {
        var query = QueryHelpers.ParseQuery(Navigation.ToAbsoluteUri(Navigation.Uri).Query);
        _filter = PermitFilter.Of(name => query.TryGetValue(name, out var values) ? values[0] : null);
        if (Briefs.Find(Held!, Person, _filter, Context.Request) is { } brief)
        {
            _brief = BriefFiles.Print(brief);
        }
        else
        {
            Missing();
        }

        return Task.CompletedTask;
    }
}
