using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Records;
using AccessTracker.Domain.Common;
using AccessTracker.Web.Api;

namespace AccessTracker.Web.Records;

/// <summary>Says to a program why records were not written, by the status that fits the gravest of the reasons.</summary>
internal static class WriteProblems
{
    /// <summary>Why nothing of <paramref name="result"/> is stored.</summary>
    public static IResult Of(ImportResult result)
    {
        IReadOnlyList<ApiError> errors = [.. result.Refused.Select(ErrorOf)];
        return ApiProblems.Of(CodeOf([.. result.Refused.Select(r => r.Refusal)]), errors: errors);
    }

    /// <summary>Why one record was not written.</summary>
    public static IResult Of(Refusal refusal, string? field = null, string? value = null) =>
        ApiProblems.Of(CodeOf([refusal]), errors: [new ApiError(EnumCode.Of(refusal.Code), refusal.Message) { Field = field, Value = value }]);

    /// <summary>One refusal, by the number of its row in the body.</summary>
    public static ApiError ErrorOf(RefusedRow row)
    {
        var error = ApiProblems.ErrorOf(row) with
        {
            Row = row.Row is { } number && SentRecord.IndexOf(number) is >= 0 and var index ? index + 1 : null,
        };
        return row switch
        {
            // What is no field is shown as it was written.
            { Refusal.Code: RefusalCode.UnknownField } => error with { Field = row.Column },
            { Refusal: { Code: RefusalCode.LikelySame, Arguments: [_, var same] } } => error with { Confirm = same },
            { Doubt: { } doubt } => error with { Code = EnumCode.Of(doubt.Code), Expected = row.Reason.ToString(), Confirm = doubt.Id },
            _ => error,
        };
    }

    /// <summary>The record is not there, or has another version than was said.</summary>
    public static bool IsOfVersion(Refusal refusal) => refusal.Code is RefusalCode.AlreadyThere or RefusalCode.SeveralVersions;

    private static ApiProblemCode CodeOf(IReadOnlyList<Refusal> refusals) =>
        refusals.Any(r => r.Code == RefusalCode.NotAllowed) ? ApiProblemCode.Forbidden
        : refusals.Any(IsOfVersion) ? ApiProblemCode.Stale
        : refusals.Any(IsOfState) ? ApiProblemCode.Conflict
        : refusals.Count > 0 && refusals.All(r => r.Code is RefusalCode.Doubtful or RefusalCode.LikelySame) ? ApiProblemCode.Doubtful
        : ApiProblemCode.Refused;

    private static bool IsOfState(Refusal refusal) => refusal.Code is RefusalCode.WithdrawnThere or RefusalCode.AlreadyWithdrawn
        or RefusalCode.NotWithdrawn or RefusalCode.NeededBy or RefusalCode.CannotBeWithout;
}
