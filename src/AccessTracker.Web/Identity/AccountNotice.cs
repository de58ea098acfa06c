namespace AccessTracker.Web.Identity;

/// <summary>What a page of accounts says has been done, after it has led back to itself.</summary>
public enum AccountNotice
{
    PasswordChanged,
    PasskeyAdded,
    PasskeyRemoved,
    PasskeyRefused,
    PasswordWrong,
    SessionEnded,
    SecondFactorRemoved,
    AccountChanged,
    ReportMailSaved,
    FeedKeyRevoked,
}
