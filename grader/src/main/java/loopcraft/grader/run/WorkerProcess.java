package loopcraft.grader.run;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import loopcraft.grader.process.Starter;
import tools.jackson.core.JacksonException;

/** The parent's end of one worker: it believes only records that the worker's key has sealed. */
final class WorkerProcess implements AutoCloseable {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int LONGEST_LINE = 16 << 20;
  private static final int STDERR_LIMIT = CapturedOutput.LIMIT;
  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration AFTER_END = Duration.ofSeconds(2);
  private static final int OUT_OF_MEMORY_EXIT = 3;

  private final Process process;
  private final OutputStream in;
  private final RecordChain chain;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();
  private int readyToCome = 1;
  private boolean staying;

  private sealed interface Event {
    record Line(String text) implements Event {}

    record TooLong() implements Event {}

    record FloodedStderr() implements Event {}

    record End() implements Event {}
  }

  /** How a worker's run ended, apart from the tests' outcomes. */
  enum Ending {
    COMPLETE,
    TIMEOUT,
    KILLED,
    OUTPUT_LIMIT,
    MEMORY,
    EXIT,
    ERROR,
    SILENT,
    TAMPERED,
    NEVER_READY
  }

  /**
   * What a worker's run came to.
   *
   * @param outcomes of tests, in the order of their arrival
   * @param output what was printed
   * @param text the explanation that came with the ending; may be empty
   */
  record Report(Ending ending, List<TestOutcome> outcomes, String output, String text) {}

  private WorkerProcess(Process process, byte[] key) {
    this.process = process;
    in = process.getOutputStream();
    chain = new RecordChain(key);
    daemon("worker-records", this::readRecords);
    daemon("worker-errors", this::readErrors);
  }

  static WorkerProcess start(ProcessBuilder command) {
    byte[] key = new byte[RecordChain.KEY_BYTES];
    RANDOM.nextBytes(key);
    try {
      var worker = new WorkerProcess(Starter.start(command), key);
      worker.send(encode(key));
      return worker;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start a test JVM", e);
    }
  }

  static String encode(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  Process process() {
    return process;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Lets the worker run a request for nothing, before the one that counts. */
  void rehearse(WorkerRequest request) {
    send(request);
    readyToCome++;
  }

  /**
   * Runs one request. Afterwards this worker has ended, unless the request was one of several and
   * has left nothing behind: see {@link #isReady}.
   *
   * @param limit when to kill it; nothing for never
   */
  Report run(WorkerRequest request, Optional<Duration> limit) {
    List<TestOutcome> outcomes = new ArrayList<>();
    var output = new StringBuilder();
    staying = false;
    try {
      if (!awaitReady(limit.map(_ -> START))) {
        return new Report(Ending.NEVER_READY, outcomes, "", errors());
      }
      send(request);
      return listen(outcomes, output, deadline(limit));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while a worker was running");
    } finally {
      if (!staying) {
        close();
      }
    }
  }

  /** Whether another request may be sent after the last one. */
  boolean isReady() {
    return staying && process.isAlive();
  }

  /** Waits until the worker has loaded everything; false if it ended or broke before. */
  private boolean awaitReady(Optional<Duration> limit) throws InterruptedException {
    while (readyToCome > 0) {
      if (!(next(deadline(limit)) instanceof Event.Line(String line))
          || open(line).filter(r -> r.kind() == WorkerRecord.Kind.READY).isEmpty()) {
        return false;
      }
      readyToCome--;
    }
    return true;
  }

  private Report listen(List<TestOutcome> outcomes, StringBuilder output, long deadline)
      throws InterruptedException {
    while (true) {
      Optional<WorkerRecord> entry;
      switch (next(deadline)) {
        case null -> {
          return new Report(Ending.KILLED, outcomes, output.toString(), "");
        }
        case Event.Line(String line) -> entry = open(line);
        case Event.TooLong _ -> entry = Optional.empty();
        case Event.FloodedStderr _ -> {
          return new Report(Ending.OUTPUT_LIMIT, outcomes, output.toString(), "");
        }
        case Event.End _ -> {
          return silent(outcomes, output.toString());
        }
      }
      if (entry.isEmpty()) {
        return new Report(Ending.TAMPERED, outcomes, output.toString(), "");
      }
      switch (entry.get().kind()) {
        case TEST -> outcomes.add(entry.get().test());
        case OUTPUT -> output.append(entry.get().text());
        case DONE -> {
          staying = true;
          return new Report(Ending.COMPLETE, outcomes, output.toString(), "");
        }
        case READY, EXIT, TIMEOUT, OUTPUT_LIMIT, ERROR, END -> {
          return last(entry.get(), outcomes, output.toString());
        }
      }
    }
  }

  private Report last(WorkerRecord entry, List<TestOutcome> outcomes, String output)
      throws InterruptedException {
    // A JVM that is to halt waits for threads inside system calls: let it out of its read.
    closeInput();
    // What follows the last record did not come from the grader.
    Event after = next(deadline(Optional.of(AFTER_END)));
    if (after instanceof Event.Line || after instanceof Event.TooLong) {
      return new Report(Ending.TAMPERED, outcomes, output, "");
    }
    Ending ending =
        switch (entry.kind()) {
          case END -> Ending.COMPLETE;
          case EXIT -> Ending.EXIT;
          case TIMEOUT -> Ending.TIMEOUT;
          case OUTPUT_LIMIT -> Ending.OUTPUT_LIMIT;
          case ERROR -> Ending.ERROR;
          case READY, TEST, OUTPUT, DONE -> Ending.TAMPERED;
        };
    return new Report(ending, outcomes, output, entry.text());
  }

  private Report silent(List<TestOutcome> outcomes, String output) throws InterruptedException {
    boolean ended = process.waitFor(AFTER_END.toMillis(), TimeUnit.MILLISECONDS);
    boolean memory =
        ended
            && process.exitValue() == OUT_OF_MEMORY_EXIT
            && errors().contains("java.lang.OutOfMemoryError");
    return new Report(memory ? Ending.MEMORY : Ending.SILENT, outcomes, output, errors());
  }

  private Optional<WorkerRecord> open(String line) {
    try {
      return chain.open(line).map(bytes -> Json.MAPPER.readValue(bytes, WorkerRecord.class));
    } catch (JacksonException notARecord) {
      return Optional.empty();
    }
  }

  private static long deadline(Optional<Duration> limit) {
    return limit.map(duration -> System.nanoTime() + duration.toNanos()).orElse(Long.MAX_VALUE);
  }

  /** The next event, or null when the time is over. */
  private Event next(long deadline) throws InterruptedException {
    return deadline == Long.MAX_VALUE
        ? events.take()
        : events.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
  }

  private void send(WorkerRequest request) {
    send(encode(Json.MAPPER.writeValueAsBytes(request)));
  }

  private void send(String line) {
    try {
      in.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
      in.flush();
    } catch (IOException theWorkerIsGone) {
      // The end of its output will say so.
    }
  }

  private void readRecords() {
    try (InputStream out = process.getInputStream()) {
      var line = new ByteArrayOutputStream();
      byte[] buffer = new byte[8192];
      for (int read = out.read(buffer); read >= 0; read = out.read(buffer)) {
        for (int i = 0; i < read; i++) {
          if (buffer[i] == '\n') {
            events.add(new Event.Line(line.toString(StandardCharsets.US_ASCII)));
            line.reset();
          } else if (line.size() < LONGEST_LINE) {
            line.write(buffer[i]);
          } else {
            events.add(new Event.TooLong());
            return;
          }
        }
      }
      if (line.size() > 0) {
        events.add(new Event.Line(line.toString(StandardCharsets.US_ASCII)));
      }
    } catch (IOException closed) {
      // The same as the end of the stream.
    } finally {
      events.add(new Event.End());
    }
  }

  private void readErrors() {
    try (InputStream errors = process.getErrorStream()) {
      byte[] buffer = new byte[8192];
      for (int read = errors.read(buffer); read >= 0; read = errors.read(buffer)) {
        synchronized (stderr) {
          stderr.write(buffer, 0, read);
          if (stderr.size() > STDERR_LIMIT) {
            events.add(new Event.FloodedStderr());
            return;
          }
        }
      }
    } catch (IOException closed) {
      // The same as the end of the stream.
    }
  }

  private String errors() {
    synchronized (stderr) {
      return stderr.toString(StandardCharsets.UTF_8).strip();
    }
  }

  private static void daemon(String name, Runnable task) {
    Thread.ofPlatform().daemon().name(name).start(task);
  }

  @Override
  public void close() {
    process.destroyForcibly();
    closeInput();
  }

  private void closeInput() {
    try {
      in.close();
    } catch (IOException alreadyGone) {
      // That is what was wanted.
    }
  }
}
