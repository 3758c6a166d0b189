package asyncio.task;

import static loopcraft.grader.Todo.todo;

import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import loopcraft.grader.Exercise;

/**
 * A variable with a value for each line of execution: {@code contextvars.ContextVar}. Every task
 * has its own, and so has every callback.
 *
 * <p>What a thread-local is for threads. Values are never null.
 */
public final class ContextVar<T> {

  private final String name;
  private final T defaultValue;

  /** Makes a variable without a default. The name is for people. */
  public ContextVar(String name) {
    this(name, null);
  }

  /** Makes a variable with a default: what {@link #get} returns where none was set. */
  public ContextVar(String name, T defaultValue) {
    this.name = Objects.requireNonNull(name, "name");
    this.defaultValue = defaultValue;
  }

  /** The name. */
  public String name() {
    return name;
  }

  /**
   * The value in the current context, or else the default.
   *
   * @throws NoSuchElementException if there is neither; in Python, {@code LookupError}
   */
  @Exercise("02.10")
  public T get() {
    throw todo("02.10");
  }

  /** The value in the current context, or else another one, in place of the default. */
  @Exercise("02.10")
  public T orElse(T other) {
    throw todo("02.10");
  }

  /**
   * Sets the value in the current context.
   *
   * @return what brings back the value before
   * @throws NullPointerException if the value is null
   */
  @Exercise("02.10")
  public Token<T> set(T value) {
    throw todo("02.10");
  }

  /**
   * Brings back what was before a {@link #set}.
   *
   * @throws IllegalStateException if the token was used before
   * @throws IllegalArgumentException if it is of another variable or of another context
   */
  @Exercise("02.10")
  public void reset(Token<T> token) {
    throw todo("02.10");
  }

  /** Remembers what a variable was before it was set: {@code contextvars.Token}. */
  public static final class Token<T> {

    private final ContextVar<T> variable;
    private final Context context;
    private final Optional<T> before;

    private Token(ContextVar<T> variable, Context context, Optional<T> before) {
      this.variable = variable;
      this.context = context;
      this.before = before;
    }

    /** The value before the set, if there was one: {@code Token.old_value}. */
    @Exercise("02.10")
    public Optional<T> oldValue() {
      throw todo("02.10");
    }
  }

  @Override
  public String toString() {
    return "ContextVar[" + name + "]";
  }
}
