package asyncio.http;

import static asyncio.http.Requests.asking;
import static asyncio.http.Requests.askingWith;
import static asyncio.http.Requests.header;
import static asyncio.http.Requests.show;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import asyncio.OnVirtualTime;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("static files")
@EnabledIfSystemProperty(
    named = "loopcraft.impl",
    matches = "solution",
    disabledReason = "static files are given code, which is tested on the reference")
class StaticFilesTest extends OnVirtualTime {

  private static final Instant NOON = Instant.parse("2025-12-31T12:00:00.789Z");

  @TempDir private Path folder;

  private final Set<Thread> readers = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newSingleThreadExecutor();
  private final App app = new App();

  @BeforeEach
  void makeFiles() throws IOException {
    Path root = Files.createDirectories(folder.resolve("the public folder"));
    write(folder.resolve("secret.txt"), "secret");
    write(folder.resolve("the public folder secrets").resolve("b.txt"), "secret");
    write(root.resolve("a.txt"), "hello");
    write(root.resolve("a page+1.html"), "<p>");
    write(root.resolve("docs").resolve("index.html"), "<h1>");
    write(root.resolve(".git").resolve("config"), "secret");
    write(root.resolve("empty"), "");
    Files.setLastModifiedTime(root.resolve("a.txt"), FileTime.from(NOON));
    var files =
        new StaticFiles(
            root,
            work -> {
              threads.execute(
                  () -> {
                    readers.add(Thread.currentThread());
                    work.run();
                  });
            });
    files.mount(app, "/static");
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @AfterEach
  void stopReading() {
    threads.shutdownNow();
  }

  private Response ask(Request request) {
    var answers = new ArrayList<Response>();
    run(() -> answers.add(app.handle(request)));
    return answers.getFirst();
  }

  private int status(String target) {
    return ask(asking(target)).status().code();
  }

  private byte[] body(Response response) {
    var received = new ByteArrayOutputStream();
    run(
        () ->
            ((ResponseBody.Streamed) response.body())
                .producer()
                .writeTo(
                    bytes -> {
                      received.writeBytes(bytes);
                      return asyncio.Asyncio.async(() -> {});
                    }));
    return received.toByteArray();
  }

  @Test
  @DisplayName("are sent with their type, their length, and what tells their version")
  void areSent() {
    Response response = ask(asking("/static/a.txt"));

    assertThat(response.status()).isEqualTo(Status.OK);
    assertThat(header(response, "Content-Type")).isEqualTo("text/plain; charset=utf-8");
    assertThat(header(response, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(response, "Last-Modified")).isEqualTo("Wed, 31 Dec 2025 12:00:00 GMT");
    assertThat(header(response, "ETag")).matches("W/\"5-[0-9a-f]+\"");
    assertThat(((ResponseBody.Streamed) response.body()).length()).hasValue(5);
    assertThat(body(response)).asString(StandardCharsets.UTF_8).isEqualTo("hello");
  }

  @Test
  @DisplayName("may have spaces and signs in their names, and may be empty")
  void namesOfAllKinds() {
    Response page = ask(asking("/static/a%20page%2B1.html"));

    assertThat(header(page, "Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(body(page)).asString(StandardCharsets.UTF_8).isEqualTo("<p>");
    Response empty = ask(asking("/static/empty"));
    assertThat(header(empty, "Content-Type")).isEqualTo("application/octet-stream");
    assertThat(body(empty)).isEmpty();
  }

  @Test
  @DisplayName("are read by the executor, and not by the loop")
  void areReadElsewhere() {
    body(ask(asking("/static/a.txt")));

    assertThat(readers).hasSize(1).doesNotContain(Thread.currentThread());
  }

  @Test
  @DisplayName("are sent whole, however large")
  void large() throws IOException {
    byte[] bytes = "0123456789abcdef".repeat(20_000).getBytes(StandardCharsets.UTF_8);
    Files.write(folder.resolve("the public folder").resolve("large.bin"), bytes);

    assertThat(body(ask(asking("/static/large.bin")))).isEqualTo(bytes);
  }

  @Test
  @DisplayName("are given up if they become shorter while they are sent")
  void becomesShorter() throws IOException {
    Response response = ask(asking("/static/a.txt"));
    Files.writeString(folder.resolve("the public folder").resolve("a.txt"), "he");

    assertThatThrownBy(() -> body(response)).isInstanceOf(IOException.class);
  }

  @Test
  @DisplayName("of a directory are its index, once the path ends in a slash")
  void directories() {
    Response redirect = ask(asking("/static/docs?a=b"));

    assertThat(redirect.status()).isEqualTo(Status.TEMPORARY_REDIRECT);
    assertThat(header(redirect, "Location")).isEqualTo("/static/docs/?a=b");
    assertThat(body(ask(asking("/static/docs/")))).asString().isEqualTo("<h1>");
    assertThat(status("/static/")).isEqualTo(404);
    assertThat(status("/static/a.txt/")).isEqualTo(404);
  }

  @Test
  @DisplayName("never lie outside of the root, however the path is written")
  void traversal() {
    for (String path :
        List.of(
            "../secret.txt",
            "..%2Fsecret.txt",
            "%2e%2e/secret.txt",
            "%2e%2e%2fsecret.txt",
            "docs/../../secret.txt",
            "docs/%2e%2e/%2e%2e/secret.txt",
            "docs%2f..%2f..%2fsecret.txt",
            "..%5Csecret.txt",
            "docs\\..\\..\\secret.txt",
            "../the%20public%20folder%20secrets/b.txt",
            "%2Fetc%2Fpasswd",
            "/etc/passwd",
            "//etc/passwd",
            "C:%5CWindows%5Cwin.ini",
            "C:/Windows/win.ini",
            "a.txt::$DATA",
            "a.txt%01",
            ".",
            "..",
            "docs/./index.html")) {
      assertThat(status("/static/" + path)).as(path).isEqualTo(404);
    }
  }

  @Test
  @DisplayName("whose names begin with a dot do not exist")
  void hidden() {
    assertThat(status("/static/.git/config")).isEqualTo(404);
  }

  @Test
  @DisplayName("to which a link leads are served inside of the root, and not outside")
  void links() throws IOException {
    Path root = folder.resolve("the public folder");
    try {
      Files.createSymbolicLink(root.resolve("in.txt"), root.resolve("a.txt"));
      Files.createSymbolicLink(root.resolve("out.txt"), folder.resolve("secret.txt"));
      Files.createSymbolicLink(root.resolve("up"), folder);
      Files.createSymbolicLink(root.resolve("loop"), root.resolve("loop"));
    } catch (FileSystemException | UnsupportedOperationException notAllowedHere) {
      assumeTrue(false, "this system lets nobody make links");
    }

    assertThat(body(ask(asking("/static/in.txt")))).asString().isEqualTo("hello");
    assertThat(status("/static/out.txt")).isEqualTo(404);
    assertThat(status("/static/up/secret.txt")).isEqualTo(404);
    assertThat(status("/static/up/")).isEqualTo(404);
    assertThat(status("/static/loop")).isEqualTo(404);
  }

  @Test
  @DisplayName("that do not exist are not there, nor is what cannot be a name")
  void notThere() {
    assertThat(status("/static/none.txt")).isEqualTo(404);
    assertThat(status("/static/a.txt/b")).isEqualTo(404);
    assertThat(status("/static/" + "x".repeat(10_000))).isEqualTo(404);
  }

  @Test
  @DisplayName("are not sent to who has them")
  void notModified() {
    String tag = header(ask(asking("/static/a.txt")), "ETag");

    assertThat(show(ask(askingWith("/static/a.txt", "If-None-Match", tag)))).isEqualTo("304");
    assertThat(show(ask(askingWith("/static/a.txt", "If-None-Match", "\"x\", " + tag))))
        .isEqualTo("304");
    assertThat(show(ask(askingWith("/static/a.txt", "If-None-Match", "*")))).isEqualTo("304");
    assertThat(ask(askingWith("/static/a.txt", "If-None-Match", "\"x\"")).status())
        .isEqualTo(Status.OK);
    assertThat(header(ask(askingWith("/static/a.txt", "If-None-Match", tag)), "ETag"))
        .isEqualTo(tag);
  }

  @Test
  @DisplayName("are not sent to who has seen them since, if tags do not say otherwise")
  void notModifiedSince() {
    String since = "If-Modified-Since";

    assertThat(ask(askingWith("/static/a.txt", since, "Wed, 31 Dec 2025 12:00:00 GMT")).status())
        .isEqualTo(Status.NOT_MODIFIED);
    assertThat(ask(askingWith("/static/a.txt", since, "Wed, 31 Dec 2025 11:59:59 GMT")).status())
        .isEqualTo(Status.OK);
    assertThat(ask(askingWith("/static/a.txt", since, "yesterday")).status()).isEqualTo(Status.OK);
    Headers both = Headers.of(since, "Wed, 31 Dec 2025 12:00:00 GMT", "If-None-Match", "\"other\"");
    assertThat(ask(asking("GET", "/static/a.txt", both, RequestBody.EMPTY)).status())
        .isEqualTo(Status.OK);
  }

  @Test
  @DisplayName("can be asked about with HEAD, and not be changed")
  void otherMethods() {
    assertThat(ask(asking("HEAD", "/static/a.txt")).status()).isEqualTo(Status.OK);
    assertThat(ask(asking("PUT", "/static/a.txt")).status()).isEqualTo(Status.METHOD_NOT_ALLOWED);
  }
}
