package main

var seeders = []seeder{
	cancelDropped, cancelForgotten, groupContextDropped,
	resourceLeft, resourceForgotten,
	unlockForgotten, unlockMoved, unlockSkipped, unlockDeferred, lockedTwice, lockInLoop, receiverCopied, atomicDropped,
	lockDropped, joinDropped, addMoved, copyDropped, argumentDropped, bufferMoved,
	closeDropped, roomDropped, waitUnstarted, makeDropped, closeRepeated, closeMoved, defaultAdded, labelDropped,
	returnReplaced, closedCheckDropped, selectDropped,
	checkDropped, acceptErrorDropped, acceptRetried, isReplaced, nowDropped, deadlineMoved, addressesCompared,
	lookupErrorDropped, enableDropped, convertedToFour,
	fullReadDropped, lengthCheckDropped, cloneDropped, readerMoved, packetBufferMoved,
	writerLeft, readerLeft, errorTooEarly, errorLost, writerInline, wrapperLeft,
}
