using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using AccessTracker.Domain.Common;
using AccessTracker.Web.Api;
using AccessTracker.Web.Components;
using AccessTracker.Web.Entries;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace AccessTracker.Web.Hosting;

/// <summary>
/// What an address or a form holds and nobody can read is refused by name, and never an error of the program: characters that no
/// database keeps, and words where a page takes a number or yes and no. A page is shown without such a word, and says so
/// (<see cref="RefusedWord"/>); a file, which would have to leave it out in silence, is not sent.
/// </summary>
internal sealed class ReadableRequests(RequestDelegate next)
{
    private const int LongestShown = 60;

    public async Task InvokeAsync(HttpContext context)
    {
        var (form, isUnread) = await FormAsync(context);
        if (isUnread)
        {
            await RefuseAsync(context, Texts.FormUnread);
            return;
        }

        // A form of records refuses it in its field, with all that was typed beside it.
        if (form is not null && !form.ContainsKey($"{EntryFields.Own}form")
            && Unreadable(form.SelectMany(f => f.Value.Prepend(f.Key).Select(v => (f.Key, v)))) is { } field)
        {
            await RefuseAsync(context, Format.With(Texts.FormWordUnread, field.Name));
            return;
        }

        var page = context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type;
        var refused = context.Request.Query.Where(q => !IsReadable(page, q.Key, q.Value)).ToList();
        if (refused.Count == 0)
        {
            await next(context);
            return;
        }

        IReadOnlyList<RefusedWord> words =
            [.. refused.Where(q => !StringValues.IsNullOrEmpty(q.Value))
                .Select(q => new RefusedWord(Shown(q.Key), Shown(string.Join(", ", q.Value.ToArray()))))];
        if (page is null)
        {
            await RefuseAsync(context, string.Join('\n', words.Select(w => Format.With(Texts.FileWordUnread, w.Value, w.Name))));
            return;
        }

        RefusedWord.Keep(context, words);
        if (words.Count > 0)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
        }

        var query = new QueryBuilder(
            context.Request.Query.Where(q => !refused.Exists(r => r.Key == q.Key))
            .SelectMany(q => q.Value.OfType<string>().Select(v => KeyValuePair.Create(q.Key, v))));
        context.Request.QueryString = query.ToQueryString();
        await next(context);
    }

    // Read already where its token was looked for; else of a script that sends the token beside it.
    private static async Task<(IFormCollection? Form, bool IsUnread)> FormAsync(HttpContext context)
    {
        if (context.Features.Get<IFormFeature>()?.Form is { } form)
        {
            return (form, false);
        }

        if (context.GetEndpoint() is not { } endpoint || !HttpMethods.IsPost(context.Request.Method) || !context.Request.HasFormContentType
            || IsDashboard(context) || endpoint.Metadata.GetMetadata<StreamedForm>() is not null)
        {
            return (null, false);
        }

        try
        {
            return (await context.Request.ReadFormAsync(context.RequestAborted), false);
        }
        catch (InvalidDataException)
        {
            return (null, true);
        }
    }

    private static bool IsDashboard(HttpContext context) =>
        context.Request.Path.StartsWithSegments(Urls.Dashboard, StringComparison.OrdinalIgnoreCase);

    private static (string Name, string? Value)? Unreadable(IEnumerable<(string Name, string? Value)> values) =>
        values.Where(v => v.Value is not null && !Unicode.IsStorable(v.Value)).Select(v => ((string, string?)?)(Shown(v.Name), v.Value))
            .FirstOrDefault();

    private static bool IsReadable(Type? page, string name, StringValues values) =>
        Unicode.IsStorable(name) && values.All(v => v is null || Unicode.IsStorable(v)) && (page is null || PageWords.Of(page).CanBe(name, values));

    // In an answer of one line, and not a page long.
    private static string Shown(string text)
    {
        var plain = string.Concat(Unicode.Mend(text).Select(c => char.IsControl(c) ? '\uFFFD' : c));
        return plain.Length <= LongestShown ? plain : $"{Unicode.Start(plain, LongestShown)}\u2026";
    }

    private static Task RefuseAsync(HttpContext context, string text)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<ApiEndpoint>() is not null)
        {
            return ApiProblems.WriteAsync(context, ApiProblemCode.Invalid, text);
        }

        context.Features.Get<IStatusCodePagesFeature>()?.Enabled = false;
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(text, context.RequestAborted);
    }

    /// <summary>The values that a page takes from its address and that are no texts: the framework fails on those it cannot convert.</summary>
    private sealed class PageWords
    {
        private static readonly System.Collections.Concurrent.ConcurrentDictionary<Type, PageWords> _pages = new();

        private readonly Dictionary<string, (TypeConverter Converter, bool MayBeEmpty)> _words = new(StringComparer.OrdinalIgnoreCase);

        public static PageWords Of(Type page) => _pages.GetOrAdd(page, static p => new PageWords(p));

        private PageWords(Type page)
        {
            for (var type = page; type is not null; type = type.BaseType)
            {
                foreach (var property in type.GetProperties(
                    BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                {
                    if (property.GetCustomAttribute<SupplyParameterFromQueryAttribute>() is { } query && property.PropertyType != typeof(string))
                    {
                        var inner = Nullable.GetUnderlyingType(property.PropertyType);
                        _words[query.Name ?? property.Name] = (TypeDescriptor.GetConverter(inner ?? property.PropertyType), inner is not null);
                    }
                }
            }
        }

        public bool CanBe(string name, StringValues values) => !_words.TryGetValue(name, out var word)
            || values.All(v => string.IsNullOrEmpty(v) ? word.MayBeEmpty : CanConvert(word.Converter, v));

        private static bool CanConvert(TypeConverter converter, string value)
        {
            // What the framework does not take and this does: digits in hexadecimal.
            if (value.AsSpan().IndexOfAny('#', '&') >= 0 || value.Contains('x', StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }

            try
            {
                return converter.ConvertFromString(null, CultureInfo.InvariantCulture, value) is not null;
            }
            catch (Exception e) when (e is ArgumentException or FormatException or OverflowException or NotSupportedException)
            {
                return false;
            }
        }
    }
}
