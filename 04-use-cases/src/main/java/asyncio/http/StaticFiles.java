package asyncio.http;

import static asyncio.Asyncio.await;

import asyncio.task.ExecutorCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;

/**
 * Serves the files below a directory, and no other: whatever a path says, encoded or not, and
 * wherever links lead.
 *
 * <p>Of a directory it serves the {@code index.html}. Files whose names begin with a dot do not
 * exist here. Everything that touches the disk happens on an executor, since it blocks.
 *
 * <pre>{@code
 * new StaticFiles(Path.of("public"), executor).mount(app, "/static");
 * }</pre>
 */
public final class StaticFiles {

  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final Path root;
  private final Executor executor;

  /**
   * Serves a directory.
   *
   * @param executor reads the disk; two or three threads are enough for most
   */
  public StaticFiles(Path root, Executor executor) {
    this.root = root.toAbsolutePath();
    this.executor = executor;
  }

  /** What a route to files takes. */
  private record Asset(Request request, List<String> path) {}

  /** A file as it was found. */
  private record Found(Path file, long length, Instant modified, boolean directory) {

    /** Tells one version from the next, as far as size and time do: hence weak. */
    String entityTag() {
      return "W/\"%x-%x\"".formatted(length, modified.toEpochMilli());
    }
  }

  /**
   * Adds a route for the files.
   *
   * @param prefix what stands before their names, such as {@code /static}; empty for none
   */
  public void mount(Routes routes, String prefix) {
    routes.get(
        prefix + "/{path...}", Asset.class, asset -> serve(asset.request(), asset.path()));
  }

  /**
   * Answers with a file; may await.
   *
   * @param path the names below the root, decoded; an empty one at the end stands for a directory
   * @throws HttpError 404, if there is no such file, or it is none of the client's business
   * @throws IOException if the disk fails
   */
  public Response serve(Request request, List<String> path) throws IOException {
    boolean wantsDirectory = path.getLast().isEmpty();
    List<String> names = wantsDirectory ? path.subList(0, path.size() - 1) : path;
    if (!names.stream().allMatch(StaticFiles::isName)) {
      throw notFound();
    }
    Found found =
        await(
            ExecutorCall.on(executor, () -> find(names, wantsDirectory)), IOException.class);
    return found.directory() ? redirect(request) : answer(request, found);
  }

  /**
   * What cannot lead elsewhere. Backslashes and colons separate on Windows; what begins with a dot is
   * hidden, or leads up.
   */
  private static boolean isName(String segment) {
    return !segment.isEmpty()
        && !segment.startsWith(".")
        && segment.chars().noneMatch(c -> "/\\:".indexOf(c) >= 0 || c < ' ');
  }

  private static HttpError notFound() {
    return new HttpError(Status.NOT_FOUND, "there is no such file");
  }

  /** Blocks. */
  private Found find(List<String> names, boolean wantsDirectory) throws IOException {
    try {
      Path realRoot = root.toRealPath();
      Path file = realRoot;
      for (String name : names) {
        file = file.resolve(name);
      }
      if (wantsDirectory) {
        file = file.resolve("index.html");
      }
      // Only now is it known where links lead.
      Path real = file.toRealPath();
      if (!real.startsWith(realRoot)) {
        throw notFound();
      }
      var facts =
          Files.readAttributes(real, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (!facts.isRegularFile() && !facts.isDirectory() || wantsDirectory && facts.isDirectory()) {
        throw notFound();
      }
      return new Found(
          real, facts.size(), facts.lastModifiedTime().toInstant(), facts.isDirectory());
    } catch (InvalidPathException | NoSuchFileException | java.nio.file.FileSystemLoopException e) {
      throw notFound();
    }
  }

  /** The links of a page in a directory lead elsewhere without the slash. */
  private static Response redirect(Request request) {
    String query = request.target().query();
    return Response.of(Status.TEMPORARY_REDIRECT)
        .withHeader("Location", request.path() + "/" + (query.isEmpty() ? "" : "?" + query));
  }

  private Response answer(Request request, Found found) {
    Headers validators =
        Headers.of(
            "ETag", found.entityTag(),
            "Last-Modified", HTTP_DATE.format(found.modified()),
            // Not "no-store": it may be kept, and has to be asked about.
            "Cache-Control", "no-cache");
    if (isKnown(request.headers(), found)) {
      return Response.of(Status.NOT_MODIFIED).withHeaders(validators);
    }
    Headers headers =
        validators
            .plus("Content-Type", ContentTypes.of(found.file()))
            .plus("X-Content-Type-Options", "nosniff");
    return new Response(
        Status.OK,
        headers,
        new ResponseBody.Streamed(
            OptionalLong.of(found.length()),
            new FileBody(found.file(), found.length(), executor)));
  }

  /** Entity tags decide, if the client has any; times are only for clients that have none. */
  private static boolean isKnown(Headers headers, Found found) {
    if (headers.contains("If-None-Match")) {
      return headers.hasToken("If-None-Match", "*")
          || headers.hasToken("If-None-Match", found.entityTag())
          || headers.hasToken("If-None-Match", found.entityTag().substring("W/".length()));
    }
    return headers
        .get("If-Modified-Since")
        .flatMap(StaticFiles::instant)
        .filter(known -> !found.modified().truncatedTo(ChronoUnit.SECONDS).isAfter(known))
        .isPresent();
  }

  private static Optional<Instant> instant(String date) {
    try {
      return Optional.of(
          ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException notOne) {
      return Optional.empty();
    }
  }
}
