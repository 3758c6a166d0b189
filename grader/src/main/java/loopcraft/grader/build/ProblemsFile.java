package loopcraft.grader.build;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * The compiler's messages beside its class files. The files are written down relative to their
 * source root: the same text may later be compiled from another place.
 */
final class ProblemsFile {

  private static final String NAME = "problems.json";

  private ProblemsFile() {}

  static void write(Path folder, List<CompileProblem> problems, List<SourceText> sources) {
    if (problems.isEmpty()) {
      return;
    }
    Map<Path, Path> relative =
        sources.stream()
            .collect(Collectors.toMap(SourceText::shown, SourceText::path, (one, _) -> one));
    List<Stored> stored = new ArrayList<>();
    for (CompileProblem problem : problems) {
      Path file = relative.getOrDefault(problem.file(), problem.file());
      stored.add(
          new Stored(
              file.toString().replace('\\', '/'),
              problem.line(),
              problem.column(),
              problem.message(),
              problem.sourceLine(),
              problem.error()));
    }
    Json.MAPPER.writeValue(folder.resolve(NAME).toFile(), stored.toArray(Stored[]::new));
  }

  static List<CompileProblem> read(Path folder, List<SourceText> sources) {
    Path file = folder.resolve(NAME);
    if (!Files.exists(file)) {
      return List.of();
    }
    Map<Path, Path> shown =
        sources.stream()
            .collect(Collectors.toMap(SourceText::path, SourceText::shown, (one, _) -> one));
    List<CompileProblem> problems = new ArrayList<>();
    for (Stored stored : Json.MAPPER.readValue(file.toFile(), Stored[].class)) {
      Path path = Path.of(stored.file());
      problems.add(
          new CompileProblem(
              shown.getOrDefault(path, path),
              stored.line(),
              stored.column(),
              stored.message(),
              stored.sourceLine(),
              stored.error()));
    }
    return problems;
  }

  /** A problem as it is written down. */
  record Stored(
      String file, int line, int column, String message, String sourceLine, boolean error) {}

  /** Apart, because most compilations have no message, and JSON takes long to load. */
  private static final class Json {
    static final JsonMapper MAPPER = JsonMapper.builder().build();
  }
}
