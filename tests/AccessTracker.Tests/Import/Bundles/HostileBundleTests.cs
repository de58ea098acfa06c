using System.IO.Compression;
using System.Text;
using AccessTracker.Data.Common;
using AccessTracker.Data.Export;
using AccessTracker.Data.Import.Bundles;
using AccessTracker.Data.Records;

namespace AccessTracker.Tests.Import.Bundles;

/// <summary>Files that no careful person sends: each is refused by name, with nothing stored and nothing held in memory.</summary>
public sealed class HostileBundleTests
{
    private const string Header = "ref,convoy,location,day,outcome,note\r\n";

    [Fact]
    public async Task Bytes_that_are_not_UTF_8_are_refused_in_their_cell()
    {
        byte[] row = [.. Encoding.UTF8.GetBytes("D1,C1,MAD,2016-03-11,delivered,"), 0xE3, 0xF6, 0xC7, (byte)'\n'];

        var refused = await RefusedAsync([.. Encoding.UTF8.GetBytes(Header), .. row]);

        Assert.Equal((2, "note", RefusalCode.NotUtf8), (refused.Row!.Value, refused.Column, refused.Refusal.Code));
    }

    [Fact]
    public async Task A_file_in_UTF_16_is_refused_with_the_advice_to_save_it_as_UTF_8()
    {
        foreach (var bytes in new[] { Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(Header)), Encoding.Unicode.GetBytes(Header),
            Encoding.BigEndianUnicode.GetBytes(Header) })
        {
            var refused = await RefusedAsync([.. bytes]);

            Assert.Equal(RefusalCode.NotUtf8File, refused.Refusal.Code);
            Assert.Contains("CSV UTF-8", refused.Refusal.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_byte_order_mark_and_a_row_of_hashtags_are_accepted()
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var bundle = new TestBundle(store.Folder.Path("in")).WithAnOperation();
        bundle.With("meetings.csv",
            [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes("date,number\n#date+meeting,#event+num\n2016-02-18,1\n\n,\n2016-02-25,٢\n")]);

        var result = await store.ImportAsync(bundle.Path);

        Assert.Empty(result.Refused);
        Assert.Equal(2, await store.ScalarAsync<long>("select max(number) from meeting"));
    }

    [Fact]
    public async Task A_second_row_whose_cells_only_begin_with_the_sign_of_a_hashtag_is_a_record()
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var bundle =
            new TestBundle(store.Folder.Path("in")).WithAnOperation()
            .With("targets.csv", "code,name,people,scope,start_on,due_on", "#1,#Alpha,5,all,2016-02-12,2016-03-12");

        Assert.Empty((await store.ImportAsync(bundle.Path)).Refused);

        Assert.Equal("#1", await store.ScalarAsync<string>("select code from target"));
    }

    [Fact]
    public async Task One_mistyped_meeting_is_left_out_and_the_good_ones_are_kept()
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var bundle = new TestBundle(store.Folder.Path("in")).WithAnOperation()
            .With("meetings.csv", "number,date", "1,2016-02-18", "2,2025-02-25", "3,2016-03-10", "4,2016-03-18", "5,2016-03-23");

        var result = await store.ImportAsync(bundle.Path, new ImportOptions { KeepGoodRows = true });

        Assert.Equal(3, Assert.Single(result.Refused).Row);
        Assert.Equal("1 3 4 5", await store.ScalarAsync<string>("select string_agg(cast(number as text), ' ' order by number) from meeting"));
    }

    [Theory]
    [InlineData("D1,C1,MAD,2016-03-11,delivered,\"never closed\r\nD2,C1,MAD,2016-03-12,delivered,\r\n", 2)]
    [InlineData("D1,C1,MAD,2016-03-11,delivered,\r\nD2,C1,MAD,2016-03-12,delivered,\"", 3)]
    [InlineData("D1,C1,MAD,2016-03-11,delivered,\"one\r\nD2,C1,MAD,2016-03-12,delivered,two\" three\r\n", 2)]
    public async Task A_quotation_mark_that_is_not_closed_is_refused_where_it_opens(string rows, int row)
    {
        var refused = await RefusedAsync(Encoding.UTF8.GetBytes(Header + rows));

        Assert.Equal((row, RefusalCode.UnclosedQuote), (refused.Row, refused.Refusal.Code));
    }

    [Theory]
    [InlineData("ref,convoy,location,day", "outcome", RefusalCode.MissingColumn)]
    [InlineData("ref,convoy,location,day,outcome,remarks", "remarks", RefusalCode.UnknownColumn)]
    [InlineData("ref,convoy,location,day,outcome,Note", "Note", RefusalCode.UnknownColumn)]
    [InlineData("ref,convoy,location,day,outcome,ref", "ref", RefusalCode.DuplicateColumn)]
    [InlineData("ref,convoy,,location,day,outcome", "", RefusalCode.UnknownColumn)]
    [InlineData("ref;convoy;location;day;outcome", null, RefusalCode.SeparatedOtherwise)]
    [InlineData("", null, RefusalCode.EmptyFile)]
    public async Task A_first_row_that_is_not_the_columns_is_refused_by_the_column(string header, string? column, RefusalCode code)
    {
        var refused = await RefusedAsync(Encoding.UTF8.GetBytes(header + "\r\n"));

        Assert.Equal((column, code), (refused.Column, refused.Refusal.Code));
    }

    [Fact]
    public async Task An_unknown_column_is_told_with_the_nearest_known_one()
    {
        var refused = await RefusedAsync(Encoding.UTF8.GetBytes("ref,convoy,location,day,outcome,people_reach\r\n"));

        Assert.Contains("'people_reached'", refused.Refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_file_is_refused_by_name_and_what_is_no_csv_is_left_alone()
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var bundle = new TestBundle(store.Folder.Path("in")).WithAnOperation().With("README.md", "# read me").With("map.png", [1, 2, 3]);
        Assert.True((await store.ImportAsync(bundle.Path, new ImportOptions { DryRun = true })).Refused.Count == 0);

        var refused = Assert.Single((await store.ImportAsync(bundle.With("delivery.csv", "ref").Path)).Refused);

        Assert.Equal(("delivery.csv", RefusalCode.UnknownFile), (refused.File, refused.Refusal.Code));
        Assert.Contains("'deliveries.csv'", refused.Refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_there_or_no_bundle_is_refused()
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        Directory.CreateDirectory(store.Folder.Path("empty"));
        await File.WriteAllTextAsync(store.Folder.Path("text.zip"), "this is no archive");
        await File.WriteAllTextAsync(store.Folder.Path("text.xlsx"), "this is no workbook");

        Assert.Equal(RefusalCode.NotFound, await CodeAsync("nothing"));
        Assert.Equal(RefusalCode.NothingToImport, await CodeAsync("empty"));
        Assert.Equal(RefusalCode.NotABundle, await CodeAsync("text.zip"));
        Assert.Equal(RefusalCode.NotABundle, await CodeAsync("text.xlsx"));

        async Task<RefusalCode> CodeAsync(string name) => Assert.Single((await store.ImportAsync(store.Folder.Path(name))).Refused).Refusal.Code;
    }

    [Theory]
    [InlineData("../meetings.csv")]
    [InlineData("a/../../meetings.csv")]
    [InlineData("/etc/meetings.csv")]
    [InlineData("..\\meetings.csv")]
    [InlineData("C:\\meetings.csv")]
    public async Task A_name_that_leads_out_of_the_archive_is_refused(string name)
    {
        var refused = await RefusedArchiveAsync(archive => Write(archive, name, "number,date\n1,2016-02-18\n"u8.ToArray()));

        Assert.Equal((name, RefusalCode.UnsafeName), (refused.File, refused.Refusal.Code));
    }

    [Fact]
    public async Task The_same_file_twice_in_an_archive_is_refused()
    {
        var refused = await RefusedArchiveAsync(archive =>
        {
            Write(archive, "meetings.csv", "number,date\n1,2016-02-18\n"u8.ToArray());
            Write(archive, "meetings.csv", "number,date\n1,2016-02-19\n"u8.ToArray());
        });

        Assert.Equal(RefusalCode.DuplicateFile, refused.Refusal.Code);
    }

    [Fact]
    public async Task An_archive_of_too_many_entries_is_refused()
    {
        var refused = await RefusedArchiveAsync(archive =>
        {
            for (var i = 0; i < 1_001; i++)
            {
                Write(archive, $"{i}.txt", []);
            }
        });

        Assert.Equal(RefusalCode.TooManyFiles, refused.Refusal.Code);
    }

    [Fact]
    public async Task An_archive_that_unpacks_without_measure_is_refused_while_it_unpacks()
    {
        var refused = await RefusedArchiveAsync(archive =>
        {
            using var entry = archive.CreateEntry("meetings.csv", CompressionLevel.SmallestSize).Open();
            entry.Write("number,date,note\n"u8);
            var blanks = Enumerable.Repeat((byte)'\n', 1024 * 1024).ToArray();
            for (var i = 0; i < 64; i++)
            {
                entry.Write(blanks);
            }
        });

        Assert.Equal(("meetings.csv", RefusalCode.TooLarge), (refused.File, refused.Refusal.Code));
    }

    [Fact]
    public async Task An_archive_may_hold_the_files_in_one_folder_and_what_other_programs_add()
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        using (var archive = ZipFile.Open(store.Folder.Path("in.zip"), ZipArchiveMode.Create))
        {
            Write(archive, "bundle/operation.csv", "code,name,since\nSYR,Syria,2016-02-12\n"u8.ToArray());
            Write(archive, "bundle/README.md", "# read me"u8.ToArray());
            Write(archive, "__MACOSX/bundle/._operation.csv", [0, 1]);
        }

        Assert.True((await store.ImportAsync(store.Folder.Path("in.zip"))).IsStored);
    }

    [Theory]
    [InlineData('x')]
    [InlineData(',')]
    public void A_row_without_end_is_refused_without_being_held(char filler)
    {
        using var endless = new Endless(Header + "D1,C1,MAD,2016-03-11,delivered,", filler);

        var refused = Assert.Throws<BundleRefusedException>(() => CsvRows.Read(endless, "deliveries.csv").Count());

        Assert.Equal((2, RefusalCode.RowTooLong), (refused.Refused[0].Row!.Value, refused.Refused[0].Refusal.Code));
        Assert.True(endless.Given < 16 * 1024 * 1024, $"{endless.Given} bytes were read");
    }

    [Fact]
    public void A_quoted_cell_without_end_is_refused_without_being_held()
    {
        using var endless = new Endless(Header + "D1,C1,MAD,2016-03-11,delivered,\"", '\n');

        Assert.Throws<BundleRefusedException>(() => CsvRows.Read(endless, "deliveries.csv").Count());

        Assert.True(endless.Given < 16 * 1024 * 1024, $"{endless.Given} bytes were read");
    }

    [Fact]
    public void A_file_is_read_row_by_row()
    {
        using var endless = new Endless(Header, "D1,C1,MAD,2016-03-11,delivered,\r\n");

        Assert.Equal(1_000, CsvRows.Read(endless, "deliveries.csv").Take(1_000).Count());

        Assert.True(endless.Given < 256 * 1024, $"{endless.Given} bytes were read for 1,000 rows");
    }

    private static async Task<RefusedRow> RefusedAsync(byte[] deliveries)
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var bundle = new TestBundle(store.Folder.Path("in")).WithAnOperation().With("deliveries.csv", deliveries);
        return await RefusedAsync(store, bundle.Path, "deliveries.csv");
    }

    private static async Task<RefusedRow> RefusedArchiveAsync(Action<ZipArchive> fill)
    {
        await using var store = await TestStore.CreateAsync(StoreProvider.Sqlite);
        var path = store.Folder.Path("in.zip");
        using (var archive = ZipFile.Open(path, ZipArchiveMode.Create))
        {
            Write(archive, "operation.csv", "code,name,since\nSYR,Syria,2016-02-12\n"u8.ToArray());
            fill(archive);
        }

        return await RefusedAsync(store, path, null);
    }

    private static async Task<RefusedRow> RefusedAsync(TestStore store, string path, string? file)
    {
        var result = await store.ImportAsync(path);
        var refused = Assert.Single(result.Refused);
        Assert.True(file is null || refused.File == file);
        Assert.False(result.IsStored);
        Assert.Equal(0, await store.ScalarAsync<long>("select count(*) from operation"));
        return refused;
    }

    private static void Write(ZipArchive archive, string name, byte[] bytes)
    {
        using var entry = archive.CreateEntry(name).Open();
        entry.Write(bytes);
    }

    /// <summary>A file of any size that is nowhere: a start, then the same again and again.</summary>
    private sealed class Endless(string start, string again) : ForwardStream
    {
        private readonly byte[] _start = Encoding.UTF8.GetBytes(start);
        private readonly byte[] _again = Encoding.UTF8.GetBytes(again);

        public Endless(string start, char again)
            : this(start, again.ToString())
        {
        }

        public long Given { get; private set; }

        public override int Read(Span<byte> buffer)
        {
            for (var i = 0; i < buffer.Length; i++, Given++)
            {
                buffer[i] = Given < _start.Length ? _start[Given] : _again[(Given - _start.Length) % _again.Length];
            }

            return buffer.Length;
        }
    }
}
