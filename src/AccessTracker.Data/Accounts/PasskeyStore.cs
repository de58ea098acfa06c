using AccessTracker.Data.Audit;
using AccessTracker.Data.Common;
using AccessTracker.Domain.Common;

namespace AccessTracker.Data.Accounts;

/// <summary>A key pair whose private half never leaves somebody's device. Bytes are base64url.</summary>
public sealed record StoredPasskey
{
    public string CredentialId { get; init; } = "";

    public Id<Account> AccountId { get; init; }

    /// <summary>The name that its owner gave it.</summary>
    public string Name { get; init; } = "";

    public string PublicKey { get; init; } = "";

    public DateTimeOffset CreatedAt { get; init; }

    public long SignCount { get; init; }

    /// <summary>Joined by commas.</summary>
    public string Transports { get; init; } = "";

    public bool IsUserVerified { get; init; }

    public bool IsBackupEligible { get; init; }

    public bool IsBackedUp { get; init; }

    public string AttestationObject { get; init; } = "";

    public string ClientDataJson { get; init; } = "";
}

/// <summary>The passkeys of accounts.</summary>
public sealed class PasskeyStore(Db db)
{
    /// <summary>An account's, the oldest first.</summary>
    public Task<IReadOnlyList<StoredPasskey>> ListAsync(Id<Account> account, CancellationToken cancellation = default) =>
        db.ReadAsync(s => s.QueryAsync<StoredPasskey>(Sql.List, new { account = account.ToString() }), cancellation);

    public Task<StoredPasskey?> FindAsync(string credentialId, CancellationToken cancellation = default) =>
        db.ReadAsync(s => s.FirstOrDefaultAsync<StoredPasskey>(Sql.Find, new { id = credentialId }), cancellation);

    public Task AddAsync(
        Account account, StoredPasskey passkey, Actor actor, DateTimeOffset now, CancellationToken cancellation = default) => AccountRows.ChangeAsync(
            db, account.Id, actor, now, async session =>
    {
        await session.ExecuteAsync(Sql.Add, passkey with { AccountId = account.Id }).ConfigureAwait(false);
        await AuditStore.RecordAsync(session, AccountRows.Event(AuditAction.PasskeyAdded, account) with { Details = passkey.Name }, actor, now)
            .ConfigureAwait(false);
        return true;
    }, cancellation);

    /// <summary>Notes what the device said at its last use; a count that does not rise tells of a copy.</summary>
    public Task UpdateAsync(StoredPasskey passkey, CancellationToken cancellation = default) =>
        db.WriteAsync(s => s.ExecuteAsync(Sql.Update, passkey), cancellation);

    public Task RemoveAsync(
        Account account, string credentialId, Actor actor, DateTimeOffset now, CancellationToken cancellation = default) => AccountRows.ChangeAsync(
            db, account.Id, actor, now, async session =>
    {
        var parameters = new { id = credentialId, account = account.Id.ToString() };
        if (await session.FirstOrDefaultAsync<StoredPasskey>(Sql.Find, parameters).ConfigureAwait(false) is { } passkey
            && await session.ExecuteAsync(Sql.Remove, parameters).ConfigureAwait(false) > 0)
        {
            await AccountRows.RenewStampAsync(session, account, actor, now).ConfigureAwait(false);
            await AccountRows.EndKeysAsync(session, account, actor, now).ConfigureAwait(false);
            await AuditStore.RecordAsync(session, AccountRows.Event(AuditAction.PasskeyRemoved, account) with { Details = passkey.Name }, actor, now)
                .ConfigureAwait(false);
        }

        return true;
    }, cancellation);

    private static class Sql
    {
        private const string Columns =
            "credential_id, account_id, name, public_key, created_at, sign_count, transports, is_user_verified, is_backup_eligible, is_backed_up, "
                + "attestation_object, client_data_json";

        public const string List = $"select {Columns} from account_passkey where account_id = @account order by created_at, credential_id";

        public const string Find = $"select {Columns} from account_passkey where credential_id = @id";

        public const string Add = $"""
            insert into account_passkey ({Columns})
            values (@CredentialId, @AccountId, @Name, @PublicKey, @CreatedAt, @SignCount, @Transports, @IsUserVerified, @IsBackupEligible,
                @IsBackedUp, @AttestationObject, @ClientDataJson)
            """;

        public const string Update = """
            update account_passkey set sign_count = @SignCount, is_user_verified = @IsUserVerified, is_backed_up = @IsBackedUp
            where credential_id = @CredentialId
            """;

        public const string Remove = "delete from account_passkey where credential_id = @id and account_id = @account";
    }
}
