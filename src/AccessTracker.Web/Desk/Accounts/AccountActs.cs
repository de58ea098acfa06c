using AccessTracker.Data.Accounts;
using AccessTracker.Data.Common;
using AccessTracker.Domain.Access;
using AccessTracker.Web.Components;
using AccessTracker.Web.SignIn;

namespace AccessTracker.Web.Desk.Accounts;

/// <summary>A role as somebody writes it in a form.</summary>
/// <param name="Role">Word of a <see cref="Domain.Access.Role"/>.</param>
/// <param name="Operation">Code; empty: every one.</param>
/// <param name="Areas">Governorates, with commas between.</param>
/// <param name="Until">The last day; empty: until it is taken away.</param>
public sealed record TypedGrant(string? Role, string? Operation, string? Areas, string? Until);

/// <summary>What came of something that was to be done to an account.</summary>
/// <param name="Fault">Why it was not done; null: it was.</param>
/// <param name="Token">Of a link that is shown this once.</param>
/// <param name="IsAsked">It waits for a second administrator.</param>
public sealed record AccountOutcome(string? Fault = null, string? Token = null, bool IsAsked = false);

/// <summary>
/// What an administrator does to accounts, on the static pages and at the desk alike. Who may, and whether they showed their second factor a moment
/// ago, is asked before by the page.
/// </summary>
public sealed class AccountActs(
    AccountStore accounts, AccountRequestStore requests, LinkStore links, AccountSettings settings, GrantFields fields, TimeProvider clock)
{
    public async Task<AccountOutcome> InviteAsync(
        string? email, string? name, TypedGrant typed, Actor actor, CancellationToken cancellation = default)
    {
        if (!GrantFields.IsEmail(email) || !GrantFields.IsName(name))
        {
            return new AccountOutcome(Texts.EmailAndNameNeeded);
        }

        var (grant, fault) = await ReadAsync(typed, cancellation);
        if (grant is null)
        {
            return new AccountOutcome(fault);
        }

        if (settings.SecondPerson && AccessPolicy.NeedsSecondFactor(grant.Role))
        {
            return new AccountOutcome(Texts.InviteWithSecondPerson);
        }

        var now = clock.GetUtcNow();
        return await accounts.AddAsync(email, name, grant, actor, now, cancellation) is { } account
            ? new AccountOutcome(Token: await links.IssueAsync(account.Id, actor, now, cancellation))
            : new AccountOutcome(EnumText.Of(AccountRefusal.EmailTaken));
    }

    public async Task<AccountOutcome> GiveAsync(Account account, TypedGrant typed, Actor actor, CancellationToken cancellation = default)
    {
        var (grant, fault) = await ReadAsync(typed, cancellation);
        if (grant is null)
        {
            return new AccountOutcome(fault);
        }

        if (AccessPolicy.NeedsSecondFactor(grant.Role) && await AskAsync(account, AccountRequestKind.GiveRole, grant, actor, cancellation))
        {
            return new AccountOutcome(IsAsked: true);
        }

        return Of(await accounts.GiveAsync(account.Id, grant, actor, clock.GetUtcNow(), cancellation));
    }

    public async Task<AccountOutcome> TakeAsync(Account account, Grant grant, Actor actor, CancellationToken cancellation = default) =>
        Of(await accounts.TakeAsync(account.Id, grant.Role, grant.Operation, actor, clock.GetUtcNow(), cancellation));

    public async Task<AccountOutcome> DisableAsync(Account account, Actor actor, CancellationToken cancellation = default) =>
        Of(await accounts.DisableAsync(account.Id, actor, clock.GetUtcNow(), cancellation));

    public async Task<AccountOutcome> EnableAsync(Account account, Actor actor, CancellationToken cancellation = default) =>
        Of(await accounts.EnableAsync(account.Id, actor, clock.GetUtcNow(), cancellation));

    /// <summary>Whether it now waits for a second person instead of being done.</summary>
    public async Task<bool> AskAsync(
        Account account, AccountRequestKind kind, Grant? grant, Actor actor, CancellationToken cancellation = default)
    {
        if (settings.SecondPerson)
        {
            await requests.AskAsync(account, kind, grant, actor, clock.GetUtcNow(), cancellation);
        }

        return settings.SecondPerson;
    }

    private static AccountOutcome Of(AccountRefusal? refusal) => new(refusal is { } why ? EnumText.Of(why) : null);

    private async Task<(Grant? Grant, string? Fault)> ReadAsync(TypedGrant typed, CancellationToken cancellation)
    {
        if (await fields.ReadAsync(typed.Role, typed.Operation, GrantForm.Split(typed.Areas), cancellation) is not { } grant)
        {
            return (null, Texts.RoleUnknown);
        }

        if (string.IsNullOrWhiteSpace(typed.Until))
        {
            return (grant, null);
        }

        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        return IsoDay.Of(typed.Until.Trim()) is not { } day ? (null, Format.With(Texts.FilterDayUnread, typed.Until))
            : day < today ? (null, Format.With(Texts.GrantDayPassed, Format.Day(day)))
            : (grant with { Until = day }, null);
    }
}
