namespace AccessTracker.Web.SignIn;

/// <summary>What a page of accounts says has been done, or why not, after it has led back to itself.</summary>
public enum AccountNotice
{
    PasswordChanged,
    PasskeyAdded,
    PasskeyRemoved,
    PasskeyRefused,
    ProviderUnlinked,
    ProviderKept,
    PasswordWrong,
    SessionEnded,
    SecondFactorRemoved,
    AccountChanged,
    ReportMailSaved,
    FeedKeyRevoked,
    AlertMailSaved,
    DeviceRevoked,
    TokenRevoked,
}
