package loopcraft.grader.submission;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import loopcraft.grader.course.Course;
import loopcraft.grader.handout.FileList;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes the exercise files out of a submission: a zip of {@code ./learn submit}, a checkout, or a
 * folder or zip of any other origin in which the files lie under their paths in the course. All
 * else that is in there is left alone.
 */
public final class SubmissionReader {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final int LARGEST_LIST = 1024 * 1024;
  private static final Pattern SOURCE = Pattern.compile("\\d\\d-[^/]+/src/exercise/java/.+\\.java");

  private final Set<String> known;
  private final IntakeLimits limits;

  /** Makes a reader of submissions for a course. */
  public SubmissionReader(Course course, IntakeLimits limits) {
    known =
        course.exercises().stream()
            .flatMap(exercise -> Received.paths(exercise).stream())
            .collect(Collectors.toCollection(TreeSet::new));
    this.limits = limits;
  }

  /**
   * Reads a submission.
   *
   * @param place a folder or a zip
   * @throws RejectedException if nothing can be taken
   */
  public Received read(Path place) throws RejectedException {
    try (Contents contents = open(place)) {
      return taken(contents.items());
    } catch (IOException | RuntimeException broken) {
      throw new RejectedException("cannot be read: " + broken.getMessage(), broken);
    }
  }

  private Contents open(Path place) throws RejectedException {
    return Files.isDirectory(place)
        ? new FolderContents(place, limits)
        : ZipContents.open(place, limits);
  }

  private Received taken(List<Contents.Item> items) throws RejectedException {
    String root = root(items);
    var sources = new TreeMap<String, String>();
    var refusals = new TreeMap<String, String>();
    var strangers = new TreeSet<String>();
    Optional<Manifest> manifest = Optional.empty();
    Optional<Manifest> handout = Optional.empty();
    int ignored = 0;
    for (Contents.Item item : items) {
      String path = item.path().startsWith(root) ? item.path().substring(root.length()) : "";
      try {
        if (known.contains(path)) {
          sources.put(path, source(item));
        } else if (path.equals(Manifest.NAME)) {
          manifest = manifest(item);
        } else if (path.equals(FileList.NAME)) {
          handout = handout(item);
        } else if (SOURCE.matcher(path).matches()) {
          strangers.add(path);
        } else {
          ignored++;
        }
      } catch (Refusal refusal) {
        refusals.put(path, refusal.getMessage());
      }
    }
    Optional<Manifest> began = manifest.isPresent() ? manifest : handout;
    return new Received(began, sources, refusals, strangers, ignored);
  }

  /** What comes before the paths in the course: a folder that somebody has packed as a whole. */
  private String root(List<Contents.Item> items) throws RejectedException {
    Set<String> roots = new TreeSet<>();
    for (Contents.Item item : items) {
      for (int at = item.path().indexOf("/src/exercise/java/");
          at >= 0;
          at = item.path().indexOf("/src/exercise/java/", at + 1)) {
        int module = item.path().lastIndexOf('/', at - 1) + 1;
        if (known.contains(item.path().substring(module))) {
          roots.add(item.path().substring(0, module));
        }
      }
    }
    if (roots.isEmpty()) {
      throw new RejectedException(
          "has no file of an exercise, such as %s; %s"
              .formatted(known.iterator().next(), new FoundInstead(known).in(items)));
    }
    if (roots.size() > 1) {
      throw new RejectedException(
          "has exercise files in several folders: "
              + roots.stream().map(SubmissionReader::named).collect(Collectors.joining(", ")));
    }
    String root = roots.iterator().next();
    if (root.startsWith("/") || List.of(root.split("/")).contains("..")) {
      throw new RejectedException("has paths that lead out of it: " + root);
    }
    return root;
  }

  private static String named(String root) {
    return root.isEmpty() ? "the top" : root;
  }

  private static final class Refusal extends Exception {

    private static final long serialVersionUID = 1;

    Refusal(String message) {
      super(message);
    }
  }

  private String source(Contents.Item item) throws Refusal {
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(bytes(item, limits.sourceBytes())))
              .toString();
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException otherEncoding) {
      throw new Refusal("is no text in UTF-8");
    }
  }

  private static byte[] bytes(Contents.Item item, int largest) throws Refusal {
    if (!item.isRegular()) {
      throw new Refusal("is a link, or no ordinary file");
    }
    try (InputStream in = item.open()) {
      byte[] bytes = in.readNBytes(largest + 1);
      if (bytes.length > largest) {
        throw new Refusal("is larger than " + largest / 1024 + " KiB");
      }
      return bytes;
    } catch (IOException unreadable) {
      throw new Refusal("cannot be read: " + unreadable.getMessage());
    }
  }

  /** One that is no manifest is as good as none. */
  private static Optional<Manifest> manifest(Contents.Item item) {
    try {
      return Optional.ofNullable(JSON.readValue(bytes(item, LARGEST_LIST), Manifest.class));
    } catch (JacksonException | Refusal other) {
      return Optional.empty();
    }
  }

  private static Optional<Manifest> handout(Contents.Item item) {
    try {
      String list = new String(bytes(item, LARGEST_LIST), StandardCharsets.UTF_8);
      return FileList.parse(list).map(Manifest::of);
    } catch (Refusal unreadable) {
      return Optional.empty();
    }
  }
}
