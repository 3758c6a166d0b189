package asyncio.task;

import static loopcraft.grader.Todo.todo;

import asyncio.loop.CallbackContext;
import asyncio.loop.ContextSlot;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import loopcraft.grader.Exercise;

/**
 * The values of all context variables as one line of execution sees them: {@code
 * contextvars.Context}.
 *
 * <p>A context is used by one thread at a time. Making a copy costs nothing: two contexts share
 * their values until one of them changes.
 */
public final class Context implements CallbackContext {

  private Map<ContextVar<?>, Object> values;

  private Context(Map<ContextVar<?>, Object> values) {
    this.values = values;
  }

  /** An empty context. */
  public Context() {
    this(Map.of());
  }

  /** A copy of the context that the current thread runs in: {@code copy_context}. */
  @Exercise("02.10")
  public static Context copyOfCurrent() {
    throw todo("02.10");
  }

  /** The context that the current thread runs in; null is an empty one that nobody needed yet. */
  static Context current() {
    return (Context) ContextSlot.ofThisThread().get();
  }

  /** A context of its own that begins with the same values: {@code Context.copy}. */
  @Exercise("02.10")
  public Context copy() {
    throw todo("02.10");
  }

  @Override
  public CallbackContext snapshot() {
    return values.isEmpty() ? null : copy();
  }

  /**
   * Runs code in this context: what it sets stays in here, and is gone outside: {@code
   * Context.run}. The code must not await: the task would go on in its own context.
   *
   * @throws IllegalStateException if the context is run in already ({@code cannot enter context}),
   *     or if the code has awaited ({@code await inside Context.run}); its cause is then what the
   *     code threw, if it did, and the context that is current stays
   */
  @Exercise("02.10")
  public <T> T call(Callable<? extends T> body) throws Exception {
    throw todo("02.10");
  }

  /** The same, for code without a result that throws nothing checked. */
  @Exercise("02.10")
  public void run(Runnable body) {
    throw todo("02.10");
  }

  /** The value of a variable in here, if it has one: {@code Context.get}. */
  @Exercise("02.10")
  @SuppressWarnings("unchecked")
  public <T> Optional<T> get(ContextVar<T> variable) {
    throw todo("02.10");
  }

  void set(ContextVar<?> variable, Object value) {
    var changed = new HashMap<>(values);
    if (value == null) {
      changed.remove(variable);
    } else {
      changed.put(variable, value);
    }
    values = Map.copyOf(changed);
  }
}
