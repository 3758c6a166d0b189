package loopcraft.grader.compare;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A contestant that runs: a process which answers lines. */
final class Peer implements AutoCloseable {

  /** It gave no answer; the message says why. */
  static final class Gone extends Exception {

    private static final long serialVersionUID = 1L;

    Gone(String message) {
      super(message);
    }
  }

  private final Process process;
  private final BufferedReader answers;
  private final Path errors;
  private final Thread hook;

  private Peer(Process process, Path errors) {
    this.process = process;
    this.errors = errors;
    answers = process.inputReader(StandardCharsets.UTF_8);
    hook = new Thread(this::end);
    Runtime.getRuntime().addShutdownHook(hook);
  }

  static Peer start(Contestant contestant, List<String> flags) throws Gone {
    var command = new ArrayList<>(contestant.command());
    command.addAll(1, flags);
    try {
      var errors = Files.createTempFile("loopcraft-compare", ".txt");
      var builder = new ProcessBuilder(command).redirectError(errors.toFile());
      builder.environment().putAll(contestant.environment());
      try {
        return new Peer(builder.start(), errors);
      } catch (IOException | RuntimeException e) {
        Files.deleteIfExists(errors);
        throw e;
      }
    } catch (IOException e) {
      throw new Gone("it cannot be started: " + e.getMessage());
    }
  }

  /** Its answer to a command. */
  Answer ask(String command, Duration limit) throws Gone, InterruptedException {
    var line = new CompletableFuture<Optional<String>>();
    Thread.ofVirtual().start(() -> exchange(command, line));
    try {
      return line.get(limit.toMillis(), TimeUnit.MILLISECONDS)
          .map(Answer::parse)
          .orElseThrow(() -> new Gone("it ended without an answer" + lastError()));
    } catch (TimeoutException e) {
      throw new Gone("no answer within %d s".formatted(limit.toSeconds()));
    } catch (ExecutionException e) {
      throw new Gone("it ended without an answer" + lastError());
    }
  }

  private void exchange(String command, CompletableFuture<Optional<String>> line) {
    try {
      var commands = process.outputWriter(StandardCharsets.UTF_8);
      commands.write(command + "\n");
      commands.flush();
      line.complete(Optional.ofNullable(answers.readLine()));
    } catch (IOException e) {
      line.completeExceptionally(e);
    }
  }

  private String lastError() {
    try (var lines = Files.lines(errors)) {
      return lines
          .filter(text -> !text.isBlank())
          .reduce((_, last) -> last)
          .map(last -> ": " + last.strip())
          .orElse("");
    } catch (IOException | RuntimeException e) {
      return "";
    }
  }

  /** The processes that it has started. */
  List<ProcessHandle> workers() {
    return process.descendants().toList();
  }

  private void end() {
    // Its workers cannot be found any more when it is gone, and while it is there, it may replace
    // those that were ended. So it is ended first, and those that were found then.
    var workers = workers();
    process.destroyForcibly();
    workers.forEach(ProcessHandle::destroyForcibly);
  }

  /** Ends it, with all processes that it has started. */
  @Override
  public void close() {
    end();
    try {
      process.waitFor(5, TimeUnit.SECONDS);
      Files.deleteIfExists(errors);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      // The system's own cleaning takes it.
    }
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // This program is ending.
    }
  }
}
