"""Facts → what people read: dossier, targets, exports. Touches templates; computes no fact."""
