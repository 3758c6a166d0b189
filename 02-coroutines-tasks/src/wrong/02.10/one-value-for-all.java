// Misconception: a variable has a value.
// Fails: whatIsSetInsideRunStaysInside, anEmptyContextKnowsNothing, aCopyGoesItsOwnWay,
//   whenTheCodeThrowsTheContextBeforeComesBack, closingLeavesNoContextBehind,
//   eachTaskKeepsWhatItSets, aTaskRunsInACopy, callbacksRunInTheContextOfScheduling,
//   aDoneCallbackRunsInTheContextOfAdding, whatACallbackSetsIsSeenByNoOther,
//   whatWasSetBeforeTheLoopRan, aThreadLocalIsShared, theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.task;

public final class ContextVar<T> {

  private T value;

  public T orElse(T other) {
    return value == null ? other : value;
  }

  public Token<T> set(T value) {
    Objects.requireNonNull(value, "value");
    var token = new Token<>(this, Context.current(), Optional.ofNullable(this.value));
    this.value = value;
    return token;
  }

  public void reset(Token<T> token) {
    token.use(this, Context.current());
    value = token.before.orElse(null);
  }

  public static final class Token<T> {

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
    }
  }
}
