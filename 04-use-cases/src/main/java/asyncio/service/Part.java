package asyncio.service;

import asyncio.task.Coroutine;
import java.util.Objects;
import java.util.concurrent.Callable;

/**
 * A part of what a {@link Gateway} answers, and how it is got.
 *
 * @param <T> what the part is
 */
public sealed interface Part<T> {

  /** Its name; no two parts of an answer have the same. */
  String name();

  /** Makes the coroutine that gets it; called once each time the gateway is asked. */
  Callable<Coroutine<T>> call();

  /** One without which there is no answer. */
  record Mandatory<T>(String name, Callable<Coroutine<T>> call) implements Part<T> {

    /** Checks that all is there. */
    public Mandatory {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(call, "call");
    }
  }

  /**
   * One that an answer can do without.
   *
   * @param fallback what stands in its place if there is none, or none in time; may be null
   */
  record Extra<T>(String name, Callable<Coroutine<T>> call, T fallback) implements Part<T> {

    /** Checks that all is there. */
    public Extra {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(call, "call");
    }
  }
}
