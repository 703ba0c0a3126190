using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Beffroi.Platform.Audit;

/// <summary>How the facts of an event are written: names for choices, so that their order may change; ids as in addresses.</summary>
internal static class AuditFormat
{
    public static JsonSerializerOptions Json { get; } = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(), new IdsAsText() },
    };

    private sealed class IdsAsText : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) => IdOf(typeToConvert) == typeToConvert;

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)Activator.CreateInstance(typeof(IdAsText<>).MakeGenericType(typeToConvert))!;

        private static Type? IdOf(Type type) =>
            type.GetInterfaces().FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ITypedId<>))?.GetGenericArguments()[0];
    }

    private sealed class IdAsText<T> : JsonConverter<T> where T : struct, ITypedId<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => TypedId.Parse<T>(reader.GetString() ?? "");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(TypedId.Print(value.Value));
    }
}
