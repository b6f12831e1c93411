package io.webchat.adapter.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TikaMediaTypesTest {
    private static final String WEBM =
            "\u001aE\u00df\u00a3\u0001\0\0\0\0\0\0\u001fB\u0086\u0081\u0001B\u0082\u0084webm";
    private static final String PNG = "\u0089PNG\r\n\u001a\n\0\0\0\rIHDR";
    private static final String WAV = "RIFF\u0024\0\0\0WAVEfmt ";
    private static final String MP4 = "\0\0\0\u0018ftypmp42\0\0\0\0mp42isom";
    private static final String OGG = "OggS\0\u0002\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\u0001\u0013OpusHead";

    private final TikaMediaTypes types = new TikaMediaTypes();

    @ParameterizedTest
    @CsvSource({
        "PNG, a.png, '', image/png",
        "PNG, a.html, text/html, image/png",
        "WAV, a.wav, '', audio/wav",
        "OGG, a.ogg, '', audio/ogg",
        "MP4, a.mp4, '', video/mp4",
        "MP4, a.m4a, audio/mp4, audio/mp4",
        "WEBM, a.webm, '', video/webm",
        "WEBM, a.webm, audio/webm;codecs=opus, audio/webm",
        "WEBM, a, audio/, audio/webm",
        "PDF, a.pdf, '', application/pdf",
        "HTML, a.png, image/png, text/html",
        "HTML, a.html, '', text/html",
        "SVG, a.svg, '', image/svg+xml",
        "TEXT, a.txt, '', text/plain",
        "TEXT, a.png, image/png, text/plain",
        "NOISE, a.png, image/png, application/octet-stream",
        "NOISE, a, audio/webm, application/octet-stream",
        "NOTHING, a.txt, '', text/plain"
    })
    void contentShouldGoBeforeNameAndClaim(String content, String name, String claimed, String type) {
        assertThat(types.of(bytes(content), name, claimed)).isEqualTo(type);
    }

    private static byte[] bytes(String content) {
        String text = switch (content) {
            case "PNG" -> PNG;
            case "WAV" -> WAV;
            case "OGG" -> OGG;
            case "MP4" -> MP4;
            case "WEBM" -> WEBM;
            case "PDF" -> "%PDF-1.7\n";
            case "HTML" -> "<!DOCTYPE html><html><script>alert(1)</script></html>";
            case "SVG" -> "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";
            case "TEXT" -> "Good morning.\n";
            case "NOTHING" -> "";
            default -> "\u0001\u0002\u00ff\u00fe\u0000\u0003\u0091\u00c1\u0000\u0000";
        };
        return text.getBytes(ISO_8859_1);
    }
}
