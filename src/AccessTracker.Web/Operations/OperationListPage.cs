using AccessTracker.Web.Components;
using Microsoft.AspNetCore.Components;

namespace AccessTracker.Web.Operations;

/// <summary>A page that shows a list too long for one page: which part of it stands in its address.</summary>
public abstract class OperationListPage : OperationPage
{
    /// <summary>Key of the row that the page comes after.</summary>
    [SupplyParameterFromQuery(Name = "after")]
    public string? After { get; set; }

    /// <summary>Key of the row that the page comes before.</summary>
    [SupplyParameterFromQuery(Name = "before")]
    public string? Before { get; set; }

    /// <summary><c>last</c>; anything else is the first.</summary>
    [SupplyParameterFromQuery(Name = "page")]
    public string? PageWord { get; set; }

    /// <summary>The part that is asked for.</summary>
    protected PageAt At => PageAt.Of(name => name switch
    {
        "after" => After,
        "before" => Before,
        _ => PageWord,
    });
}
