package asyncio.task;

import asyncio.loop.ContextSlot;
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
    T value = orElse(defaultValue);
    if (value == null) {
      throw new NoSuchElementException("no value for context variable " + name);
    }
    return value;
  }

  /** The value in the current context, or else another one, in place of the default. */
  @Exercise("02.10")
  public T orElse(T other) {
    Context current = Context.current();
    return current == null ? other : current.get(this).orElse(other);
  }

  /**
   * Sets the value in the current context.
   *
   * @return what brings back the value before
   * @throws NullPointerException if the value is null
   */
  @Exercise("02.10")
  public Token<T> set(T value) {
    Objects.requireNonNull(value, "value");
    Context current = currentOrNew();
    var token = new Token<>(this, current, current.get(this));
    current.set(this, value);
    return token;
  }

  private static Context currentOrNew() {
    Context current = Context.current();
    if (current == null) {
      current = new Context();
      ContextSlot.ofThisThread().exchange(current);
    }
    return current;
  }

  /**
   * Brings back what was before a {@link #set}.
   *
   * @throws IllegalStateException if the token was used before
   * @throws IllegalArgumentException if it is of another variable or of another context
   */
  @Exercise("02.10")
  public void reset(Token<T> token) {
    token.use(this, Context.current());
  }

  /** Remembers what a variable was before it was set: {@code contextvars.Token}. */
  public static final class Token<T> {

    private final ContextVar<T> variable;
    private final Context context;
    private final Optional<T> before;
    private boolean used;

    private Token(ContextVar<T> variable, Context context, Optional<T> before) {
      this.variable = variable;
      this.context = context;
      this.before = before;
    }

    /** The value before the set, if there was one: {@code Token.old_value}. */
    @Exercise("02.10")
    public Optional<T> oldValue() {
      return before;
    }

    private void use(ContextVar<T> variable, Context current) {
      if (used) {
        throw new IllegalStateException("the token was used before");
      }
      if (variable != this.variable) {
        throw new IllegalArgumentException("the token is of another variable");
      }
      if (current != context) {
        throw new IllegalArgumentException("the token was made in another context");
      }
      used = true;
      context.set(variable, before.orElse(null));
    }
  }

  @Override
  public String toString() {
    return "ContextVar[" + name + "]";
  }
}
