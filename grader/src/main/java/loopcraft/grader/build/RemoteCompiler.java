package loopcraft.grader.build;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import loopcraft.grader.process.Starter;

/**
 * A compiler in a process of its own, for sources that nobody trusts: some make a compiler use all
 * memory there is, or never end. It is started when it is needed, and again after it has been
 * ended.
 */
final class RemoteCompiler implements Compiler {

  private static final int LARGEST_REPLY = 32 << 20;
  private static final int MOST_CLASSES = 1000;

  /** Some file systems keep no longer one than of 255 bytes, and encrypted ones only of 143. */
  private static final int LONGEST_NAME = 120;

  private final Supplier<ProcessBuilder> command;
  private final Duration limit;
  private Optional<Running> running = Optional.empty();

  private record Running(Process process, DataInputStream in, DataOutputStream out) {

    static Running start(ProcessBuilder command) {
      try {
        Process process = Starter.start(command.redirectError(ProcessBuilder.Redirect.DISCARD));
        return new Running(
            process,
            new DataInputStream(new BufferedInputStream(process.getInputStream())),
            new DataOutputStream(process.getOutputStream()));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot start a compiler", e);
      }
    }

    CompileReply ask(CompileRequest request) throws IOException {
      Frames.write(out, request);
      return Frames.read(in, CompileReply.class, LARGEST_REPLY);
    }

    void end() {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  /**
   * Makes one; nothing is started yet.
   *
   * @param command starts {@link CompilerMain}
   * @param limit how long a compilation may take
   */
  RemoteCompiler(Supplier<ProcessBuilder> command, Duration limit) {
    this.command = command;
    this.limit = limit;
  }

  @Override
  public synchronized Result compile(
      List<SourceText> sources,
      List<ClassFolder> folders,
      Collection<String> hidden,
      List<String> options,
      boolean beginners) {
    if (sources.isEmpty()) {
      return new Result(true, Map.of(), List.of());
    }
    var request =
        new CompileRequest(
            sources.stream()
                .map(source -> new CompileRequest.Source(slashed(source.path()), source.text()))
                .toList(),
            folders.stream().map(folder -> folder.root().toString()).toList(),
            List.copyOf(hidden),
            options,
            beginners);
    Running now = running.orElseGet(() -> Running.start(command.get()));
    running = Optional.of(now);
    var asking = new FutureTask<>(() -> now.ask(request));
    Thread.ofPlatform().daemon().name("remote-compiler").start(asking);
    try {
      return result(asking.get(limit.toMillis(), TimeUnit.MILLISECONDS), sources);
    } catch (TimeoutException late) {
      close();
      return failed(sources, "the compiler was not through after " + limit.toSeconds() + " s");
    } catch (ExecutionException gone) {
      close();
      return failed(sources, "the compiler gave up: it may have needed more memory than there is");
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while the compiler was running");
    }
  }

  private static String slashed(Path path) {
    return path.toString().replace('\\', '/');
  }

  private static Result result(CompileReply reply, List<SourceText> sources) {
    if (reply.classes().size() > MOST_CLASSES) {
      return failed(sources, "these are more than " + MOST_CLASSES + " classes");
    }
    if (reply.classes().keySet().stream().anyMatch(RemoteCompiler::isTooLong)) {
      return failed(sources, "the name of a class is too long for a file's");
    }
    List<CompileProblem> problems =
        reply.problems().stream()
            .map(
                problem ->
                    new CompileProblem(
                        shown(problem.path(), sources),
                        problem.line(),
                        problem.column(),
                        problem.message(),
                        problem.sourceLine(),
                        problem.error()))
            .toList();
    return new Result(reply.succeeded(), reply.classes(), problems);
  }

  private static boolean isTooLong(String className) {
    String file = className.substring(className.lastIndexOf('.') + 1);
    return file.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME;
  }

  private static Path shown(String path, List<SourceText> sources) {
    return sources.stream()
        .filter(source -> slashed(source.path()).equals(path))
        .map(SourceText::shown)
        .findFirst()
        .orElse(Path.of(""));
  }

  private static Result failed(List<SourceText> sources, String message) {
    Path first = sources.getFirst().shown();
    return new Result(false, Map.of(), List.of(new CompileProblem(first, 0, 0, message, "", true)));
  }

  /** Ends the process; the next compilation starts another. */
  @Override
  public synchronized void close() {
    running.ifPresent(Running::end);
    running = Optional.empty();
  }
}
