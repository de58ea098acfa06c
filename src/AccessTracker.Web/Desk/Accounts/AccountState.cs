using AccessTracker.Data.Accounts;
using AccessTracker.Web.Components;

namespace AccessTracker.Web.Desk.Accounts;

/// <summary>How an account stands, in words.</summary>
public static class AccountState
{
    public static string Of(Account account, DateTimeOffset now) => account switch
    {
        { DisabledAt: not null } => Texts.StateDisabled,
        { LockedUntil: { } until } when until > now => Format.With(Texts.StateLocked, Format.Instant(until, "UTC")),
        { HasPassword: false } => Texts.StateInvited,
        { HasSecondFactor: true } => Texts.StateTwoFactors,
        _ => Texts.StateActive,
    };
}
