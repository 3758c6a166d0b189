package asyncio.subprocess;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A process as the system knows it. What is done to it, it says to a trace. */
final class ScriptedHandle implements ProcessHandle {

  /** The number of no process: beyond what any system gives. */
  static final long PID = 4_711_000_000L;

  private final String name;
  private final Consumer<String> trace;
  private final List<ScriptedHandle> children = new ArrayList<>();
  private final CompletableFuture<ProcessHandle> ended = new CompletableFuture<>();
  private Runnable whenAsked = () -> {};
  private Runnable whenTerminated = () -> {};
  private Runnable whenKilled = () -> {};
  private boolean noProc;

  ScriptedHandle(String name, Consumer<String> trace) {
    this.name = name;
    this.trace = trace;
  }

  /** One that it has started. */
  ScriptedHandle starts(String child) {
    var handle = new ScriptedHandle(child, trace);
    children.add(handle);
    return handle;
  }

  /** The system does not tell of descendants. */
  void hasNoProc() {
    noProc = true;
  }

  /** What it does after it was asked for its descendants, once. */
  void whenAsked(Runnable action) {
    whenAsked = action;
  }

  void whenTerminated(Runnable action) {
    whenTerminated = action;
  }

  void whenKilled(Runnable action) {
    whenKilled = action;
  }

  void end() {
    ended.complete(this);
  }

  @Override
  public Stream<ProcessHandle> descendants() {
    if (noProc) {
      throw new RuntimeException("Unable to open /proc");
    }
    List<ProcessHandle> found = isAlive() ? all() : List.of();
    asked();
    return found.stream();
  }

  /** The children of one that has ended are no longer known as such. */
  private List<ProcessHandle> all() {
    var all = new ArrayList<ProcessHandle>();
    for (ScriptedHandle child : children) {
      if (child.isAlive()) {
        all.add(child);
        all.addAll(child.all());
      }
    }
    return all;
  }

  @Override
  public Stream<ProcessHandle> children() {
    if (noProc) {
      throw new RuntimeException("Unable to open /proc");
    }
    List<ProcessHandle> found = new ArrayList<>();
    if (isAlive()) {
      children.stream().filter(ScriptedHandle::isAlive).forEach(found::add);
    }
    asked();
    return found.stream();
  }

  private void asked() {
    Runnable action = whenAsked;
    whenAsked = () -> {};
    action.run();
  }

  @Override
  public boolean destroy() {
    trace.accept("terminate " + name);
    whenTerminated.run();
    return true;
  }

  @Override
  public boolean destroyForcibly() {
    trace.accept("kill " + name);
    end();
    whenKilled.run();
    return true;
  }

  @Override
  public long pid() {
    return PID;
  }

  @Override
  public boolean isAlive() {
    return !ended.isDone();
  }

  @Override
  public CompletableFuture<ProcessHandle> onExit() {
    return ended.copy();
  }

  @Override
  public boolean supportsNormalTermination() {
    return true;
  }

  @Override
  public Optional<ProcessHandle> parent() {
    return Optional.empty();
  }

  @Override
  public Info info() {
    throw new UnsupportedOperationException("nothing is known");
  }

  @Override
  public int compareTo(ProcessHandle other) {
    return name.compareTo(((ScriptedHandle) other).name);
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }
}
