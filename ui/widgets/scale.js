// Where a value stands on an axis: from [low, high] onto [from, to], on a straight line.
export function linear([low, high], [from, to]) { return value => from + (to - from) * (value - low) / (high - low); }
