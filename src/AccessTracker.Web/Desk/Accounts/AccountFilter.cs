using System.Globalization;
using AccessTracker.Data.Accounts;
using AccessTracker.Domain.Access;
using AccessTracker.Domain.Common;
using AccessTracker.Web.Components;
using Microsoft.AspNetCore.WebUtilities;

namespace AccessTracker.Web.Desk.Accounts;

/// <summary>Which accounts are listed, as it stands in the address. A word that the program does not know asks for nothing, and is told.</summary>
public sealed record AccountFilter(string? Text, string? Role, string? Operation, string? Standing, string? Sort, bool IsDescending, int Page)
{
    public const int PageSize = 50;

    /// <summary>What a query says, with or without its question mark.</summary>
    public static AccountFilter Of(string? query)
    {
        var said = QueryHelpers.ParseQuery(query);
        return new AccountFilter(
            Word("q"), Word("role"), Word("operation"), Word("state"), Word("sort"), Word("dir") == "desc", Numeral.Count(Word("page")) ?? 1);

        string? Word(string name) => said.GetValueOrDefault(name).ToString() is { Length: > 0 } word ? word : null;
    }

    /// <summary>Nothing is filtered out.</summary>
    public bool IsOfAll => (Text ?? Role ?? Operation ?? Standing) is null;

    /// <summary>Name and value, as the address has them.</summary>
    public IEnumerable<(string Name, string? Value)> Pairs() =>
    [
        ("q", Text), ("role", Role), ("operation", Operation), ("state", Standing), ("sort", Sort), ("dir", IsDescending ? "desc" : null),
        ("page", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : null),
    ];

    public AccountFilter With(string name, string? value) => Of(
        Urls.Query("", [.. Pairs().Where(p => p.Name != name && p.Name != "page").Append((name, value))]));

    public AccountQuery ToQuery() => new()
    {
        Text = Text,
        Role = EnumCode.TryParse<Role>(Role ?? "", out var role) ? role : null,
        Operation = Operation,
        Standing = EnumCode.TryParse<AccountStanding>(Standing ?? "", out var standing) ? standing : null,
        Order = EnumCode.TryParse<AccountOrder>(Sort ?? "", out var order) ? order : AccountOrder.Email,
        IsDescending = IsDescending,
        Skip = (Math.Max(Page, 1) - 1) * PageSize,
        Take = PageSize,
    };
}
