using AccessTracker.Domain.Boards;
using AccessTracker.Domain.Situations;

namespace AccessTracker.Web.Permits;

/// <summary>The board of permits of a day.</summary>
/// <param name="Day">Read at its end.</param>
/// <param name="ChangeNumber">Where the history of the operation's records stood; null for who may not read everything.</param>
/// <param name="Totals">Of what is listed here.</param>
/// <param name="Definitions">By a name of the totals the path of its definition.</param>
/// <param name="Authorities">What became of what each authority was asked.</param>
/// <param name="Months">Answers of each authority by the month in which they were given.</param>
/// <param name="Pending">Lines that wait; overdue ones first.</param>
/// <param name="Unused">Permits granted and not used; those that end soonest first.</param>
/// <param name="Denials">The latest first.</param>
/// <param name="Conditions">Grants with conditions, the latest first.</param>
/// <param name="Removals">Deliveries from which items were removed, the latest first.</param>
public sealed record PermitsAnswer(
    DateOnly Day, long? ChangeNumber, PermitTotals Totals, IReadOnlyDictionary<string, string> Definitions, IReadOnlyList<AuthorityItem> Authorities,
    IReadOnlyList<MonthItem> Months, IReadOnlyList<PendingItem> Pending, IReadOnlyList<UnusedItem> Unused, IReadOnlyList<DenialItem> Denials,
    IReadOnlyList<ConditionItem> Conditions, IReadOnlyList<RemovalItem> Removals);

/// <summary>What the board comes to.</summary>
/// <param name="Asked">Lines submitted by the day.</param>
/// <param name="Pending">Those that wait.</param>
/// <param name="Overdue">Those of them whose due day is past.</param>
/// <param name="PeoplePending">People asked for in pending lines, as far as known; null: of none.</param>
/// <param name="PeoplePendingUnknown">Pending lines without a number of people.</param>
/// <param name="Answers">First answers from the baseline on.</param>
/// <param name="Closed">Lines withdrawn, or let lapse by the authority.</param>
/// <param name="Lapsed">Permits past their last day.</param>
/// <param name="GrantedUnused">Permits granted and not used.</param>
/// <param name="PeopleUnused">People approved in them, as far as known; null: of none.</param>
/// <param name="PeopleUnusedUnknown">Those of them without a number of people.</param>
public sealed record PermitTotals(
    int Asked, int Pending, int Overdue, decimal? PeoplePending, int PeoplePendingUnknown, AnswerCounts Answers, int Closed, int Lapsed,
    int GrantedUnused, decimal? PeopleUnused, int PeopleUnusedUnknown);

/// <summary>First answers, each line once.</summary>
/// <param name="Lines">Lines answered.</param>
/// <param name="Granted">Without conditions.</param>
/// <param name="Conditional">With conditions.</param>
/// <param name="Denied">Denied.</param>
/// <param name="MedianDays">From submission to the first answer; null: none was.</param>
/// <param name="P90Days">Nine of ten took at most so many; null: none was.</param>
public sealed record AnswerCounts(int Lines, int Granted, int Conditional, int Denied, decimal? MedianDays, int? P90Days);

/// <summary>An authority that was asked.</summary>
/// <param name="Authority">Its name.</param>
/// <param name="Asked">Lines submitted to it.</param>
/// <param name="Pending">Those that wait.</param>
/// <param name="Overdue">Those of them overdue.</param>
/// <param name="Answers">Its first answers.</param>
public sealed record AuthorityItem(string Authority, int Asked, int Pending, int Overdue, AnswerCounts Answers);

/// <summary>An authority's answers of a month.</summary>
/// <param name="Authority">Its name.</param>
/// <param name="Month">The month's first day.</param>
/// <param name="Answers">First answers given in it.</param>
public sealed record MonthItem(string Authority, DateOnly Month, AnswerCounts Answers);

/// <summary>A line that waits.</summary>
/// <param name="Request">The request's ref.</param>
/// <param name="Location">The place's code.</param>
/// <param name="Authority">Who was asked.</param>
/// <param name="Since">Since when it waits.</param>
/// <param name="DueOn">The day by which it is to be answered.</param>
/// <param name="AgeDays">Days it has waited.</param>
/// <param name="OverdueDays">Days past the due day; 0: it is not overdue.</param>
/// <param name="IsVerbal">There is an oral yes.</param>
/// <param name="People">Asked for; null: unknown.</param>
/// <param name="Records">The records, each as kind, colon, key.</param>
public sealed record PendingItem(
    string Request, string Location, string Authority, DateOnly Since, DateOnly? DueOn, int AgeDays, int OverdueDays, bool IsVerbal, long? People,
    IReadOnlyList<string> Records);

/// <summary>A permit that is not used.</summary>
/// <param name="Request">The request's ref.</param>
/// <param name="Location">The place's code.</param>
/// <param name="Authority">Who was asked.</param>
/// <param name="GrantedOn">The day of the grant.</param>
/// <param name="EndsOn">Its last day; null: open.</param>
/// <param name="DaysWaiting">Since it was granted.</param>
/// <param name="DaysLeft">Until its last day; null: open.</param>
/// <param name="IsValid">It holds on the day; else it begins later.</param>
/// <param name="People">Approved; null: unknown.</param>
/// <param name="Why">What keeps it from being used.</param>
/// <param name="Records">The records, each as kind, colon, key.</param>
public sealed record UnusedItem(
    string Request, string Location, string Authority, DateOnly GrantedOn, DateOnly? EndsOn, int DaysWaiting, int? DaysLeft, bool IsValid,
    long? People, Blocking Why, IReadOnlyList<string> Records);

/// <summary>A denial.</summary>
/// <param name="Request">The request's ref.</param>
/// <param name="Location">The place's code.</param>
/// <param name="Authority">Who was asked.</param>
/// <param name="Party">Who denied; null: not named.</param>
/// <param name="Step">At which step; null: not named.</param>
/// <param name="DeniedOn">When.</param>
/// <param name="Records">The records, each as kind, colon, key.</param>
public sealed record DenialItem(
    string Request, string Location, string Authority, string? Party, string? Step, DateOnly DeniedOn, IReadOnlyList<string> Records);

/// <summary>A grant with conditions.</summary>
/// <param name="Request">The request's ref.</param>
/// <param name="Location">The place's code.</param>
/// <param name="SetBy">Who set them.</param>
/// <param name="GrantedOn">When.</param>
/// <param name="Kinds">In which ways it is less than what was asked for.</param>
/// <param name="Conditions">As written; null: not written.</param>
/// <param name="PeopleApproved">Null: unknown.</param>
/// <param name="ValidFrom">First day; null: from the grant on.</param>
/// <param name="ValidTo">Last day; null: open.</param>
/// <param name="Records">The records, each as kind, colon, key.</param>
public sealed record ConditionItem(
    string Request, string Location, string SetBy, DateOnly GrantedOn, IReadOnlyList<ConditionKind> Kinds, string? Conditions, long? PeopleApproved,
    DateOnly? ValidFrom, DateOnly? ValidTo, IReadOnlyList<string> Records);

/// <summary>A delivery from which items were removed.</summary>
/// <param name="Convoy">The convoy's ref.</param>
/// <param name="Location">The place's code.</param>
/// <param name="Day">When.</param>
/// <param name="By">Who removed them; null: not named.</param>
/// <param name="Items">What; none: not said.</param>
/// <param name="Request">Under which request it went; null: none that is named.</param>
/// <param name="Records">The records, each as kind, colon, key.</param>
public sealed record RemovalItem(
    string Convoy, string Location, DateOnly Day, string? By, IReadOnlyList<string> Items, string? Request, IReadOnlyList<string> Records);
